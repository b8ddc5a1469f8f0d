/**
 * What the containers around a program run: POSIX shell, with everything that they need in variables, so that they can be
 * tried anywhere with a local folder in the place of a bucket (`CHECKPOINT_REMOTE=:local:/tmp/bucket`).
 */

/** Brings one part of a bucket, a folder or an object, into a folder. */
export const fetchScript = [
  'set -eu',
  'rclone copy --retries 3 --low-level-retries 10 "$DATA_REMOTE" "$DATA_DIRECTORY"',
].join('\n');

/** Brings back what a run kept before it was interrupted. Of one that begins there is no folder yet: rclone says 3. */
export const restoreScript = [
  'set -eu',
  'status=0',
  'rclone copy --retries 3 --low-level-retries 10 "$CHECKPOINT_REMOTE" "$CHECKPOINT_DIRECTORY" || status=$?',
  '[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || exit "$status"',
].join('\n');

/**
 * Runs beside the program and ends after it. It copies the folder of checkpoints every so often and once more when it is
 * told to stop, but for files that are not finished, which end in `.partial` or `.tmp`; and the output as soon as the
 * program has ended well. A copy that fails is tried again the next time.
 */
export const copyScript = [
  'save() {',
  '  [ -n "$CHECKPOINT_REMOTE" ] || return 0',
  '  rclone "$CHECKPOINT_VERB" --retries 3 --low-level-retries 10 \\',
  "    --exclude '*.partial' --exclude '*.partial/**' --exclude '*.tmp' --exclude '*.tmp/**' \\",
  '    "$CHECKPOINT_DIRECTORY" "$CHECKPOINT_REMOTE" || echo "checkpoints were not copied" >&2',
  '}',
  'deliver() {',
  '  [ -e "$HAND_OVER_DIRECTORY/ended" ] || return 0',
  '  if [ -e "$HAND_OVER_DIRECTORY/copied" ] || [ -e "$HAND_OVER_DIRECTORY/failed" ]; then return 0; fi',
  '  if rclone copy --retries 5 --low-level-retries 10 "$OUTPUT_DIRECTORY" "$OUTPUT_REMOTE"; then',
  '    touch "$HAND_OVER_DIRECTORY/copied"',
  '  else',
  '    touch "$HAND_OVER_DIRECTORY/failed"',
  '  fi',
  '}',
  'stopped=',
  "trap 'stopped=1' TERM INT",
  'seconds=0',
  'while [ -z "$stopped" ]; do',
  '  sleep 1 &',
  '  wait "$!" || true',
  '  seconds=$((seconds + 1))',
  '  deliver',
  '  if [ -n "$CHECKPOINT_REMOTE" ] && [ "$seconds" -ge "$CHECKPOINT_EVERY_SECONDS" ]; then',
  '    save',
  '    seconds=0',
  '  fi',
  'done',
  'save',
].join('\n');

/**
 * Runs the program, which is its arguments, passes on the signal to stop, and when the program has ended well waits until
 * its output is in the bucket: a run that is complete has its output there, however long the copy takes. Whoever is told
 * to stop has not ended well, whatever it says: Kubernetes would take it for complete.
 */
export const deliveringScript = [
  'stopped=',
  '"$@" &',
  'program=$!',
  'trap \'stopped=1; kill -TERM "$program" 2>/dev/null || true\' TERM INT',
  'status=0',
  'wait "$program" || status=$?',
  // A signal ends the waiting before the program has ended.
  'while kill -0 "$program" 2>/dev/null; do',
  '  status=0',
  '  wait "$program" || status=$?',
  'done',
  'if [ -n "$stopped" ] && [ "$status" -eq 0 ]; then exit 143; fi',
  '[ "$status" -eq 0 ] || exit "$status"',
  'touch "$HAND_OVER_DIRECTORY/ended"',
  'while [ ! -e "$HAND_OVER_DIRECTORY/copied" ]; do',
  '  if [ -e "$HAND_OVER_DIRECTORY/failed" ]; then',
  '    echo "the output was not copied" >&2',
  '    exit 1',
  '  fi',
  '  sleep 1',
  'done',
].join('\n');
