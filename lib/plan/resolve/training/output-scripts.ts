/**
 * The protocol that delivers the output of a run, as POSIX shell for the image of rclone, which has BusyBox.
 *
 * Each pod copies its output to the folder of the run, and then stores a marker `.complete/JOB-POD` in it. The
 * output is complete when all pods of one attempt have a marker. A complete output is never written again, because a
 * service may serve it: an attempt that starts later, such as that of an object which was deleted and created again,
 * ends successfully without the program.
 */

/** Functions of the scripts. */
const shared = `
output_job=$(printf %s "$JOB_UID" | tr -d -)
output_index=$JOB_COMPLETION_INDEX
[ -n "$output_index" ] || output_index=0
# Whether all pods of one attempt have delivered. Returns 2 if the bucket cannot be read.
output_complete() {
  rclone lsf --files-only "$OUTPUT_REMOTE.complete/" > "$HAND_OVER_DIRECTORY/markers" || return 2
  awk -F- -v pods="$OUTPUT_PODS" '
    NF == 2 && $2 < pods { delivered[$1]++ }
    END { for (job in delivered) if (delivered[job] == pods) exit 0; exit 1 }' "$HAND_OVER_DIRECTORY/markers"
}
`;

/** Looks for the complete output of this run before anything is downloaded. */
export const outputScript = `${shared}
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
copy_output() {
  result=0
  output_complete || result=$?
  # Another attempt has delivered in the meantime.
  [ "$result" -ne 0 ] || return 0
  [ "$result" -ne 2 ] || return 1
  rclone copy --retries 5 --low-level-retries 10 "$OUTPUT_DIRECTORY" "$OUTPUT_REMOTE" || return 1
  echo "$output_job" > "$HAND_OVER_DIRECTORY/marker"
  marker=$OUTPUT_REMOTE.complete/$output_job-$output_index
  rclone copyto --retries 5 --low-level-retries 10 "$HAND_OVER_DIRECTORY/marker" "$marker"
}
deliver() {
  [ -e "$HAND_OVER_DIRECTORY/ended" ] || return 0
  if [ -e "$HAND_OVER_DIRECTORY/copied" ] || [ -e "$HAND_OVER_DIRECTORY/failed" ]; then return 0; fi
  if copy_output; then
    touch "$HAND_OVER_DIRECTORY/copied"
  else
    touch "$HAND_OVER_DIRECTORY/failed"
  fi
}
`;
