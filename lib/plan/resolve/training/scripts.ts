/**
 * Scripts of the containers of a training pod: POSIX shell with all parameters in variables, so that tests can run them
 * with a local folder instead of a bucket (`CHECKPOINT_REMOTE=:local:/tmp/bucket`). A change of a script restarts all runs.
 */

/** Copies a folder or an object of a bucket to a local folder. rclone reports no error for a missing source. */
export const fetchScript = [
  'set -eu',
  'rclone copy --retries 3 --low-level-retries 10 "$DATA_REMOTE" "$DATA_DIRECTORY"',
  'if [ -z "$(ls -A "$DATA_DIRECTORY")" ]; then',
  '  echo "there is nothing at $DATA_REMOTE" >&2',
  '  exit 3',
  'fi',
].join('\n');

/** Completion index of the pod in its gang. Kubernetes sets it in every container of an indexed Job; 0 otherwise. */
const ownIndex = 'index=$(printenv JOB_COMPLETION_INDEX || echo 0)';

/**
 * Restores the checkpoints of an interrupted run: the files of this pod, and then files of the first pod that this pod does
 * not have, because in many programs the first process writes for all. It lists the files that came from the first pod.
 *
 * A new run has no objects in the bucket, so nothing is copied: object stores have no folders. The script fails only if
 * the bucket does not exist or cannot be read.
 * Source: rclone v1.75, backend/s3, googlecloudstorage and azureblob: `listDir` reports "directory not found" for 404 only.
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
 * Runs next to the program and ends after it. At each interval, and once more after the stop signal, it syncs the checkpoint
 * folder to the pod's folder in the bucket. It excludes unfinished files, which end in `.partial` or `.tmp`, and files of the
 * first pod that the program has not written itself, because copies of them would become stale. A failed copy is repeated at
 * the next interval. The stop signal cancels a running copy in favor of the last one.
 *
 * The output is copied as soon as the program has succeeded.
 */
export const copyScript = [
  ownIndex,
  'copying=',
  // Patterns of rclone, relative to the folder. A restored file has the time of its object, so it is older than this pod.
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
  // A signal interrupts the first wait before rclone has ended.
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
 * Runs the program, which is its arguments, and forwards the stop signal. After success it waits until the output is in the
 * bucket, so the output of a completed run always exists. After a stop signal it never exits with 0, because Kubernetes would
 * consider it complete.
 */
export const deliveringScript = [
  'stopped=',
  '"$@" &',
  'program=$!',
  'trap \'stopped=1; kill -TERM "$program" 2>/dev/null || true\' TERM INT',
  'status=0',
  'wait "$program" || status=$?',
  // A signal interrupts the wait before the program has ended.
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
