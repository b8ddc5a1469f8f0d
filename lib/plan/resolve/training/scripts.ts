/**
 * What the containers around a program run: POSIX shell, with everything that they need in variables, so that they can be
 * tried anywhere with a local folder in the place of a bucket (`CHECKPOINT_REMOTE=:local:/tmp/bucket`).
 */

/** Brings one part of a bucket, a folder or an object, into a folder. rclone copies nothing from where nothing is. */
export const fetchScript = [
  'set -eu',
  'rclone copy --retries 3 --low-level-retries 10 "$DATA_REMOTE" "$DATA_DIRECTORY"',
  'if [ -z "$(ls -A "$DATA_DIRECTORY")" ]; then',
  '  echo "there is nothing at $DATA_REMOTE" >&2',
  '  exit 3',
  'fi',
].join('\n');

/** The number of the pod in its gang, which Kubernetes tells every container; a pod alone has none. */
const ownIndex = 'index=$(printenv JOB_COMPLETION_INDEX || echo 0)';

/**
 * Brings back what a run kept before it was interrupted: what this pod has written, and then what the first pod has and
 * this one has not, because in many programs the first writes for all. It notes which files are the first pod's.
 *
 * Of a run that begins there is nothing in the bucket, and nothing is copied: object stores know no folders. A failure is
 * a bucket that is not there or may not be read.
 * Source: rclone v1.75, backend/s3, googlecloudstorage and azureblob: `listDir` says "directory not found" for 404 alone.
 */
export const restoreScript = [
  'set -eu',
  ownIndex,
  `files() { (cd "$CHECKPOINT_DIRECTORY" && find . -type f | LC_ALL=C sort); }`,
  'rclone copy --retries 3 --low-level-retries 10 "$CHECKPOINT_REMOTE$index/" "$CHECKPOINT_DIRECTORY"',
  'files > "$HAND_OVER_DIRECTORY/own"',
  'if [ "$index" != 0 ]; then',
  '  rclone copy --ignore-existing --retries 3 --low-level-retries 10 "$CHECKPOINT_REMOTE"0/ "$CHECKPOINT_DIRECTORY"',
  'fi',
  'files | LC_ALL=C comm -13 "$HAND_OVER_DIRECTORY/own" - > "$HAND_OVER_DIRECTORY/of-first"',
  'touch "$HAND_OVER_DIRECTORY/restored"',
].join('\n');

/**
 * Runs beside the program and ends after it. It makes the pod's folder in the bucket the same as its folder of checkpoints
 * every so often and once more when it is told to stop, but for files that are not finished, which end in `.partial` or
 * `.tmp`, and for those of the first pod that the program has not written itself: they would be out of date there. A copy
 * that fails is tried again the next time; one that is under way when the pod has to stop makes way for the last.
 *
 * The output is copied as soon as the program has ended well.
 */
export const copyScript = [
  ownIndex,
  'copying=',
  // As patterns of rclone, from the root of the folder on. What was brought is as old as its object, so older than this pod.
  'of_first() {',
  '  while IFS= read -r file; do',
  '    [ "$CHECKPOINT_DIRECTORY/$file" -nt "$HAND_OVER_DIRECTORY/restored" ] || printf \'%s\\n\' "$file"',
  String.raw`  done < "$HAND_OVER_DIRECTORY/of-first" | sed 's/[][\\*?{}]/\\&/g; s/^\.//'`,
  '}',
  'save() {',
  '  [ -n "$CHECKPOINT_REMOTE" ] || return 0',
  '  of_first > "$HAND_OVER_DIRECTORY/left-out"',
  '  rclone sync --retries 3 --low-level-retries 10 --exclude-from "$HAND_OVER_DIRECTORY/left-out" \\',
  "    --exclude '*.partial' --exclude '*.partial/**' --exclude '*.tmp' --exclude '*.tmp/**' \\",
  '    "$CHECKPOINT_DIRECTORY" "$CHECKPOINT_REMOTE$index/" &',
  '  copying=$!',
  // A signal ends the first wait before rclone has ended.
  '  wait "$copying" || wait "$copying" || echo "checkpoints were not copied" >&2',
  '  copying=',
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
  'trap \'stopped=1; [ -z "$copying" ] || kill "$copying" 2>/dev/null\' TERM INT',
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
  "trap '' TERM INT",
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
