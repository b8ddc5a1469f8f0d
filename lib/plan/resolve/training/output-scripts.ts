/**
 * The protocol that delivers the output of a run, as POSIX shell for the image of rclone, which has BusyBox.
 *
 * Each pod copies its output to the folder of the run, and then stores a marker `.complete/JOB-POD` in it. The
 * output is complete when all pods of one attempt have a marker. A complete output is never written again, because a
 * service may serve it: an attempt that starts later, such as that of an object which was deleted and created again,
 * ends successfully without the program.
 */

/** Functions of the scripts. */
const shared = `output_job=$(printf %s "$JOB_UID" | tr -d -)
output_state=$OUTPUT_VOLUME/state
output_index=$JOB_COMPLETION_INDEX
[ -n "$output_index" ] || output_index=0
# Whether all pods of one attempt have delivered. Returns 2 if the bucket cannot be read.
output_complete() {
  rclone lsf --files-only "$OUTPUT_REMOTE.complete/" > "$output_state/markers" || return 2
  awk -F- -v pods="$OUTPUT_PODS" '
    NF == 2 && $2 < pods { delivered[$1]++ }
    END { for (job in delivered) if (delivered[job] == pods) exit 0; exit 1 }' "$output_state/markers"
}
`;

/** Looks for the complete output of this run before anything is downloaded. */
export const outputScript = `${shared}
mkdir -p "$OUTPUT_VOLUME/files" "$output_state" || exit 1
result=0
output_complete || result=$?
[ "$result" -ne 2 ] || exit 1
if [ "$result" -eq 0 ]; then
  echo "the output of this run is complete in $OUTPUT_REMOTE, so the program does not start again"
  touch "$HAND_OVER_DIRECTORY/complete"
fi
`;

/** Skips a download whose data the program would not use. */
export const skipIfComplete = `if [ -n "\${HAND_OVER_DIRECTORY:-}" ] && [ -e "$HAND_OVER_DIRECTORY/complete" ]; then exit 0; fi`;

/** Functions that deliver the output, for the script of the sidecar. */
export const deliverFunctions = `${shared}
snapshot_output() {
  output_snapshot=$OUTPUT_VOLUME/snapshot
  tries=0
  while [ "$tries" -lt 10 ]; do
    if link_files "$OUTPUT_VOLUME/files" "$output_snapshot"; then
      [ -z "$ignored" ] || echo "only files are copied, no links: \${ignored#"$output_snapshot/"}" >&2
      return 0
    fi
    tries=$((tries + 1))
    sleep 1
  done
  echo "the folder of the output changes, or has files that cannot be read" >&2
  return 1
}
copy_output() {
  result=0
  output_complete || result=$?
  # Another attempt has delivered in the meantime.
  [ "$result" -ne 0 ] || return 0
  [ "$result" -ne 2 ] || return 1
  snapshot_output || return 1
  rclone copy --retries 5 --low-level-retries 10 "$output_snapshot" "$OUTPUT_REMOTE" || return 1
  echo "$output_job" > "$output_state/marker"
  marker=$OUTPUT_REMOTE.complete/$output_job-$output_index
  rclone copyto --retries 5 --low-level-retries 10 "$output_state/marker" "$marker"
}
deliver() {
  [ -e "$PROGRAM_STATE_DIRECTORY/ended" ] || return 0
  if [ -e "$HAND_OVER_DIRECTORY/copied" ] || [ -e "$HAND_OVER_DIRECTORY/failed" ]; then return 0; fi
  if copy_output; then
    touch "$HAND_OVER_DIRECTORY/copied"
  else
    touch "$HAND_OVER_DIRECTORY/failed"
  fi
}
`;
