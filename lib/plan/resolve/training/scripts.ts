import { saveFunctions } from './checkpoint-scripts';
import { deliverFunctions, skipIfComplete } from './output-scripts';
import { snapshotFunction } from './snapshot-script';

/**
 * Scripts of the containers of a training pod: POSIX shell with all parameters in variables, so that tests can run them
 * with another store. A change of a script restarts all runs.
 */

/** Copies a folder or an object of a bucket to a local folder. rclone reports no error for a missing source. */
export const fetchScript = [
  'set -eu',
  skipIfComplete,
  'rclone copy --retries 3 --low-level-retries 10 "$DATA_REMOTE" "$DATA_DIRECTORY"',
  'if [ -z "$(ls -A "$DATA_DIRECTORY")" ]; then',
  '  echo "there is nothing at $DATA_REMOTE" >&2',
  '  exit 3',
  'fi',
].join('\n');

/** What the sidecar copies: at least one of both. */
interface CopiedFiles {
  readonly checkpoint: boolean;
  readonly output: boolean;
}

/**
 * Runs next to the program and ends after it. At each interval, and once more after the stop signal, it copies the checkpoint
 * folder to the bucket; see `checkpoint-scripts.ts`. Pods of a gang begin at the same time. A failed copy is repeated after a
 * minute. The stop signal cancels a running copy in favor of the last one, which does not upload complete files again.
 *
 * The output is copied as soon as the program has succeeded. The script has only the parts that a job uses.
 */
export function copyScript({ checkpoint, output }: CopiedFiles): string {
  return [
    checkpoint ? cancelOnStop : "stopped=\ntrap 'stopped=1' TERM INT\n",
    snapshotFunction,
    ...(checkpoint ? [saveFunctions, checkpointFunctions] : []),
    ...(output ? [deliverFunctions] : []),
    ...(checkpoint ? [': > "$state/choice"\nmeasure\nserve\nplan\n'] : []),
    'while [ -z "$stopped" ]; do\n  sleep 1 &\n  wait "$!" || true\n',
    ...(output ? ['  deliver\n'] : []),
    ...(checkpoint ? [saveIfDue] : []),
    'done\n',
    ...(checkpoint ? [saveLast] : []),
  ].join('');
}

/** `stopped` is the second of the stop signal. A pod that claims the folder later writes it. */
const cancelOnStop = `stopped=
final=
copying=
trap '[ -n "$stopped" ] || stopped=$(date +%s); [ -z "$copying" ] || kill "$copying" 2>/dev/null' TERM INT
`;

const checkpointFunctions = `# Serves the metrics, again if the server has ended.
serving=
serve() {
  [ -n "$CHECKPOINT_METRICS_ADDRESS" ] || return 0
  if [ -n "$serving" ] && kill -0 "$serving" 2>/dev/null; then return 0; fi
  rclone serve http --read-only --dir-cache-time 0s --addr "$CHECKPOINT_METRICS_ADDRESS" "$state/metrics" &
  serving=$!
}
# The next interval. Intervals begin at the same time in all pods of a job, and at different times in different jobs.
plan() {
  offset=$(printf %s "$CHECKPOINT_REMOTE" | cksum | cut -d ' ' -f 1)
  offset=$((offset % CHECKPOINT_EVERY_SECONDS))
  now=$(date +%s)
  due=$(((now - offset) / CHECKPOINT_EVERY_SECONDS * CHECKPOINT_EVERY_SECONDS + offset + CHECKPOINT_EVERY_SECONDS))
}
`;

const saveIfDue = `  if [ "$(date +%s)" -ge "$due" ]; then
    if save; then
      plan
    else
      plan
      soon=$((now + 60))
      [ "$due" -le "$soon" ] || due=$soon
    fi
    serve
  fi
`;

const saveLast = `trap '' TERM INT
final=1
save
[ -z "$serving" ] || kill "$serving"
`;

/**
 * Runs the program, which is its arguments, and forwards the stop signal. The program does not run if the output of the run
 * is complete already. After success it waits until the output is in the
 * bucket, so the output of a completed run always exists. After a stop signal it never exits with 0, because Kubernetes would
 * consider it complete.
 */
export const deliveringScript = [
  'if [ -e "$HAND_OVER_DIRECTORY/complete" ]; then',
  '  echo "the output of this run is complete in the bucket: the program does not start again"',
  '  exit 0',
  'fi',
  'stopped=',
  'program=',
  // Set before the program starts: the main process of a container ignores a signal for which it has no trap.
  'trap \'stopped=1; [ -z "$program" ] || kill -TERM "$program" 2>/dev/null || true\' TERM INT',
  '"$@" &',
  'program=$!',
  // A signal that arrived before the program's process id was known.
  '[ -z "$stopped" ] || kill -TERM "$program" 2>/dev/null || true',
  'status=0',
  'wait "$program" || status=$?',
  // A signal interrupts the wait before the program has ended.
  'while kill -0 "$program" 2>/dev/null; do',
  '  status=0',
  '  wait "$program" || status=$?',
  'done',
  'if [ -n "$stopped" ] && [ "$status" -eq 0 ]; then exit 143; fi',
  '[ "$status" -eq 0 ] || exit "$status"',
  'touch "$PROGRAM_STATE_DIRECTORY/ended"',
  'while [ ! -e "$HAND_OVER_DIRECTORY/copied" ]; do',
  '  if [ -e "$HAND_OVER_DIRECTORY/failed" ]; then',
  '    echo "the output was not copied" >&2',
  '    exit 1',
  '  fi',
  '  sleep 1',
  'done',
].join('\n');
