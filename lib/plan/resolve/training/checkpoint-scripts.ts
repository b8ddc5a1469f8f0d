/**
 * The protocol that copies checkpoints, as POSIX shell for the image of rclone, which has BusyBox. All parameters are
 * variables, so that tests can run the scripts with another store. A change of a script restarts all runs.
 *
 * Folder of the job in the bucket:
 *
 * - `data/POD/SNAPSHOT/…`: files. A name is never written twice, because each snapshot uploads to a folder of its own.
 * - `markers/POD/FROM-TO-SAVED-TIME-WRITER`: list of the files of a snapshot, stored after all of them. The checkpoint
 *   folder of the pod had this content from second FROM to second TO; its newest file is from second SAVED.
 *   After the stop signal, TO is without end, until a later attempt begins.
 * - `markers/POD/claim-TIME-JOB-WRITER`: the pod that writes the folder since TIME, which is later than the claims and
 *   markers of all earlier attempts.
 *
 * What is restored is what all pods of the job had at one moment: the newest second that lies between FROM and TO of a
 * marker of every pod. A pod deletes neither its newest two markers nor the one of that moment, so the moment never
 * moves back. Files that no remaining marker lists are deleted after the marker is stored. Clocks of nodes may differ by
 * less than a second: a pod of a gang adds one to FROM.
 *
 * Pods of an earlier attempt that still run stop writing when they see the claims of a later one. A pod of a gang lists the
 * markers only after the time that a marker of an earlier attempt may take, so all pods see the same markers.
 */

/** Names in the volume and in the bucket. */
const names = `
index=$JOB_COMPLETION_INDEX
[ -n "$index" ] || index=0
job=$(printf %s "$JOB_UID" | tr -d -)
files=$CHECKPOINT_VOLUME/files
snapshot=$CHECKPOINT_VOLUME/snapshot
state=$CHECKPOINT_VOLUME/state
markers="$CHECKPOINT_REMOTE"markers
data="$CHECKPOINT_REMOTE"data
tab='\t'
line_break='
'
`;

/** Functions of both scripts. */
const shared = String.raw`
# Finished files of a folder: inode, size and time, a tab, and the path. The program can add names at any time, so none of
# those that no list has room for is listed.
finished() {
  (cd "$1" && find . ! -name . '(' -name '*.partial' -o -name '*.tmp' -o -name "*$tab*" -o -name "*$line_break*" ')' -prune -o \
    -type f -exec stat -c '%i %s %Y %y	%n' {} +) | sed 's|	\./|	|' | LC_ALL=C sort
}
# The newest moment at which every pod has a marker, the time of its newest file, and the markers of this pod and of pod 0.
choose() {
  awk -F'[/-]' -v pods="$CHECKPOINT_PODS" -v own="$index" '
    NF == 6 && $2 != "claim" && $1 < pods {
      n++; pod[n] = $1; from[n] = $2; to[n] = $3; saved[n] = $4; time[n] = $5; name[n] = $0
    }
    function covered(at,   i, seen, count) {
      count = 0
      for (i = 1; i <= n; i++)
        if (from[i] <= at && at <= to[i] && !((pod[i]) in seen)) { seen[pod[i]]; count++ }
      return count == pods
    }
    function newest(which, at,   i, best) {
      best = 0
      for (i = 1; i <= n; i++)
        if (pod[i] == which && from[i] <= at && at <= to[i] &&
            (!best || time[i] > time[best] || time[i] == time[best] && name[i] > name[best])) best = i
      return best
    }
    $2 == "claim" { claims++; claim[claims] = $3 + 0 }
    END {
      for (i = 1; i <= n; i++) {
        from[i] += 0; to[i] += 0; time[i] += 0; saved[i] += 0
        # The last state of an attempt ends where the next attempt begins.
        for (c = 1; c <= claims; c++) if (time[i] < claim[c] && claim[c] <= to[i]) to[i] = claim[c] - 1
      }
      moment = -1
      for (i = 1; i <= n; i++) if (to[i] > moment && covered(to[i])) moment = to[i]
      if (moment < 0) exit
      last = 0
      for (p = 0; p < pods; p++) { i = newest(p, moment); if (saved[i] > last) last = saved[i] }
      print moment; print last; print name[newest(own, moment)]; print name[newest(0, moment)]
    }'
}
`;

/**
 * Restores the chosen snapshot of this pod, and then files of the first pod that this pod does not have, because in many
 * programs the first process writes for all. A new run has no markers, so nothing is copied. The script fails if the
 * bucket does not exist or cannot be read, or if a file of the marker is missing.
 */
export const restoreScript = `set -e${names}${shared}${String.raw`
rm -rf "$files" "$snapshot" "$state"
mkdir -p "$files" "$state/marks"
tr -d - < /proc/sys/kernel/random/uuid | cut -c 1-16 > "$state/writer"
rclone lsf -R --files-only "$markers/" > "$state/markers"
# Later than all earlier attempts, also if they started in this second or the clock of their node was ahead.
awk -F'[/-]' -v own="$index" -v job="$job" -v claimed="$(date +%s)" '
  { time = ($2 == "claim" ? $3 : $5) + 0 }
  ($1 == own || $2 == "claim" && $4 != job) && time >= claimed + 0 { claimed = time + 1 }
  END { print claimed }' "$state/markers" > "$state/claimed"
# Snapshots of this attempt are from later seconds.
cp "$state/claimed" "$state/last"
rclone copyto "$state/claimed" "$markers/$index/claim-$(cat "$state/claimed")-$job-$(cat "$state/writer")"
sleep "$CHECKPOINT_SETTLE_SECONDS"
rclone lsf -R --files-only "$markers/" > "$state/markers"
choose < "$state/markers" > "$state/choice"

# Fetches a marker and checks that it is complete.
fetch() {
  rclone cat "$markers/$1" > "$state/fetched"
  if [ "$(tail -n 1 "$state/fetched")" != "end	$(($(wc -l < "$state/fetched") - 1))" ]; then
    echo "the marker $1 is not complete" >&2
    exit 1
  fi
  sed '$d' "$state/fetched" > "$2"
}
# Copies the files of a list from the folder of a pod and checks that each is there with its size.
place() {
  cut -f 1 "$2" | LC_ALL=C sort -u > "$state/folders"
  while IFS= read -r folder; do
    awk -F'\t' -v folder="$folder" '$1 == folder { print $3 }' "$2" > "$state/paths"
    rclone copy --retries 3 --low-level-retries 10 --files-from-raw "$state/paths" "$data/$1/$folder/" "$files"
  done < "$state/folders"
  cut -f 2,3 "$2" | LC_ALL=C sort > "$state/wanted"
  finished "$files" | awk -F'\t' '{ split($1, key, " "); print key[2] "\t" $2 }' | LC_ALL=C sort > "$state/placed"
  LC_ALL=C comm -23 "$state/wanted" "$state/placed" > "$state/missing"
  if [ -s "$state/missing" ]; then
    echo "files of the checkpoint are missing in the bucket:" >&2
    cat "$state/missing" >&2
    exit 1
  fi
}

: > "$state/own"
: > "$state/first"
if [ -s "$state/choice" ]; then
  fetch "$(sed -n 3p "$state/choice")" "$state/own"
  place "$index" "$state/own"
fi
# Files that are in the bucket: inode, size and time, path, snapshot.
finished "$files" > "$state/restored"
awk -F'\t' 'NR == FNR { folder[$3] = $1; next } $2 in folder { print $0 "\t" folder[$2] }' \
  "$state/own" "$state/restored" > "$state/known"
if [ -s "$state/choice" ] && [ "$index" != 0 ]; then
  fetch "$(sed -n 4p "$state/choice")" "$state/all"
  awk -F'\t' -v own="$state/own" 'BEGIN { while ((getline < own) > 0) there[$3] } !($3 in there)' \
    "$state/all" > "$state/first"
  place 0 "$state/first"
fi
finished "$files" | LC_ALL=C comm -13 "$state/restored" - > "$state/of-first"
`}`;

/** Functions that copy checkpoints to the bucket, for the script of the sidecar. */
export const saveFunctions = `${names}${shared}${String.raw`
fenced=
margin=0
[ "$CHECKPOINT_PODS" = 1 ] || margin=1
claimed=$(cat "$state/claimed" 2>/dev/null)
writer=$(cat "$state/writer" 2>/dev/null)

# Names that no list has room for: a line break in the name of a folder would add a line with any file of any snapshot.
unlisted() {
  (cd "$1" && find . '(' -name "*$tab*" -o -name "*$line_break*" ')' -prune -print | head -n 1)
}
# Files of this pod: those of pod 0 that the program has not written itself are left out.
current() {
  finished "$files" | LC_ALL=C comm -23 - "$state/of-first"
}
# Only files are copied.
report_links() {
  ignored=$(cd "$files" && find . -type l 2>/dev/null | head -n 1)
  [ -z "$ignored" ] || echo "symbolic links are not copied: $ignored; write a file instead" >&2
}
# Links the files that are not in the bucket yet. The folder did not change from the first listing to the second.
take() {
  # Each snapshot has another second, and so a folder of its own.
  until [ "$(date +%s)" -gt "$(cat "$state/last" 2>/dev/null || echo 0)" ]; do sleep 1; done
  tries=0
  while [ "$tries" -lt 10 ]; do
    if [ -n "$(unlisted "$files")" ]; then
      echo "names of checkpoints cannot have tabs or line breaks" >&2
      return 1
    fi
    rm -rf "$snapshot"
    begun=$(date +%s)
    echo "$begun" > "$state/last"
    current > "$state/now"
    # Creating, renaming or deleting a file changes the time of its folder.
    changed=$( (cd "$files" && find . ! -name . '(' -name '*.partial' -o -name '*.tmp' ')' -prune -o \
      '(' -type d -o -type f ')' -exec stat -c %Y {} +) | sort -n | tail -n 1)
    awk -F'\t' -v now="$state/now" 'BEGIN { while ((getline line < now) > 0) there[line] } ($1 "\t" $2) in there' \
      "$state/known" > "$state/still-known"
    mv "$state/still-known" "$state/known"
    cut -f 1,2 "$state/known" | LC_ALL=C sort | LC_ALL=C comm -13 - "$state/now" > "$state/new"
    verified=$(date +%s)
    if link 2>/dev/null && current | cmp -s - "$state/now"; then return 0; fi
    tries=$((tries + 1))
    sleep 1
  done
  echo "the folder of checkpoints changes all the time" >&2
  return 1
}
link() {
  mkdir -p "$snapshot"
  [ -s "$state/new" ] || return 0
  link_files "$files" "$snapshot" || return 1
  find "$snapshot" ! -path "$snapshot" '(' -name '*.partial' -o -name '*.tmp' ')' -prune -exec rm -rf {} + || return 1
  finished "$snapshot" | LC_ALL=C comm -23 - "$state/new" | cut -f 2 > "$state/old"
  (cd "$snapshot" && tr '\n' '\0' < "$state/old" | xargs -0 rm -f --) || return 1
  finished "$snapshot" | cmp -s - "$state/new"
}
upload() {
  [ -s "$state/new" ] || return 0
  cut -f 2 "$state/new" > "$state/paths"
  rclone copy --retries 3 --low-level-retries 10 --files-from-raw "$state/paths" "$snapshot" "$data/$index/$id/" &
  copying=$!
  if [ -n "$stopped" ] && [ -z "$final" ]; then kill "$copying"; fi
  # A signal interrupts the first wait before rclone has ended.
  wait "$copying" || wait "$copying" || { copying=; return 1; }
  copying=
}
# After a failed upload: files that are complete in the bucket are not uploaded again.
confirm() {
  rclone lsf -R --files-only --format ps --separator '	' "$data/$index/$id/" > "$state/there" 2>/dev/null || return 0
  awk -F'\t' -v id="$id" 'NR == FNR { size[$1] = $2; next }
    { split($1, key, " ") } ($2 in size) && size[$2] == key[2] { print $0 "\t" id }' \
    "$state/there" "$state/new" >> "$state/known"
}
# Lists the markers, and ends the copies of a pod of an earlier attempt.
look() {
  rclone lsf -R --files-only "$markers/" > "$state/markers" || return 1
  fenced=$(awk -F'[/-]' -v index_="$index" -v job="$job" -v me="$writer" -v mine="$claimed" -v stop="$stopped" '
    $2 != "claim" || $5 == me { next }
    $1 == index_ && ($3 + 0 > mine + 0 || $3 == mine && $5 "" > me "") { print; exit }
    $4 != job && $3 + 0 > mine + 0 || stop != "" && $3 + 0 > stop + 0 { print; exit }' "$state/markers")
  [ -z "$fenced" ] || { echo "a later attempt writes the checkpoints: $fenced" >&2; return 1; }
}
mark() {
  # The program has ended before the stop signal, so its last state does not change any more.
  to=9999999999
  [ -n "$final" ] || to=$(date +%s)
  current | cmp -s - "$state/now" || to=$verified
  look || return 1
  awk -F'\t' -v id="$id" -v known="$state/known" '
    BEGIN { while ((getline < known) > 0) folder[$1 "\t" $2] = $3 }
    { print $0 "\t" ($0 in folder ? folder[$0] : id) }' "$state/now" > "$state/listed"
  awk -F'\t' '{ split($1, key, " "); print $3 "\t" key[2] "\t" $2 } END { print "end\t" NR }' \
    "$state/listed" > "$state/marker"
  saved=$(awk -F'\t' '{ split($1, key, " "); if (key[3] > last) last = key[3] } END { print last + 0 }' "$state/listed")
  # A change in the second before the snapshot may have happened after its beginning.
  from=$((changed + 1))
  [ "$from" -le "$begun" ] || from=$begun
  name="$index/$((from + margin))-$to-$saved-$id"
  timeout -s KILL 8 rclone copyto --retries 1 --low-level-retries 1 "$state/marker" "$markers/$name" || return 1
  mv "$state/listed" "$state/known"
  sed '$d' "$state/marker" > "$state/marks/$(basename "$name")"
  echo "$name" >> "$state/markers"
}
# Deletes markers of this pod that are no longer needed, and then the files that no marker lists.
collect() {
  choose < "$state/markers" > "$state/choice"
  newest=1
  [ "$CHECKPOINT_PODS" = 1 ] || newest=2
  grep "^$index/[0-9]" "$state/markers" | sort -t - -k 4,4n | tail -n "$newest" > "$state/kept"
  sed -n 3p "$state/choice" >> "$state/kept"
  # Claims that separate the remaining markers of different attempts are kept.
  oldest=$(awk -F'[/-]' '$2 != "claim" && (!oldest || $5 + 0 < oldest) { oldest = $5 + 0 } END { print oldest + 0 }' \
    "$state/markers")
  awk -F'[/-]' -v index_="$index" -v oldest="$oldest" 'NR == FNR { kept[$0]; next }
    $1 == index_ && !($0 in kept) && ($2 != "claim" || $3 + 0 < oldest + 0)' \
    "$state/kept" "$state/markers" > "$state/superseded"
  if [ -s "$state/superseded" ]; then
    rclone delete --files-from-raw "$state/superseded" "$markers/" || return 1
  fi
  cut -f 2,3 "$state/known" | awk -F'\t' '{ print $2 "/" $1 }' > "$state/used"
  for name in $(LC_ALL=C sort -u "$state/kept"); do
    copy=$state/marks/$(basename "$name")
    if [ ! -e "$copy" ]; then
      rclone cat "$markers/$name" > "$state/fetched" || return 1
      sed '$d' "$state/fetched" > "$copy"
    fi
    awk -F'\t' '{ print $1 "/" $3 }' "$copy" >> "$state/used"
  done
  rclone lsf -R --files-only "$data/$index/" > "$state/there" || return 1
  awk -F'[/-]' -v used="$state/used" -v me="$writer" -v mine="$claimed" '
    BEGIN { while ((getline line < used) > 0) needed[line] }
    !($0 in needed) && ($2 == me || $1 + 0 < mine + 0)' "$state/there" > "$state/unused"
  if [ -s "$state/unused" ]; then
    rclone delete --files-from-raw "$state/unused" "$data/$index/" || return 1
  fi
  (cd "$state/marks" && ls | grep -v -x -F "$(sed 's|.*/||' "$state/kept")" | xargs -r rm -f)
}
# The second since which work is lost if this pod is lost now.
measure() {
  since=$(sed -n 2p "$state/choice")
  [ "0$since" -gt "$claimed" ] || since=$claimed
  kilobytes=$(du -sk "$files" 2>/dev/null | cut -f 1)
  [ -n "$kilobytes" ] || kilobytes=0
  mkdir -p "$state/metrics"
  {
    echo '# HELP model_platform_checkpoint_timestamp_seconds Time of the newest file in the newest complete checkpoint of the bucket, or of the start of the pod.'
    echo '# TYPE model_platform_checkpoint_timestamp_seconds gauge'
    echo "model_platform_checkpoint_timestamp_seconds $since"
    echo '# HELP model_platform_checkpoint_folder_bytes Size of the folder of checkpoints of the pod.'
    echo '# TYPE model_platform_checkpoint_folder_bytes gauge'
    echo "model_platform_checkpoint_folder_bytes $((kilobytes * 1024))"
  } > "$state/metrics.new"
  mv "$state/metrics.new" "$state/metrics/metrics.txt"
}
# Fails if the snapshot has no marker.
save() {
  [ -z "$fenced" ] || return 0
  report_links
  take || { echo "checkpoints were not copied" >&2; return 1; }
  id=$begun-$writer
  result=0
  if upload && mark; then
    collect || echo "old checkpoints were not deleted" >&2
    measure
  else
    result=1
    [ -n "$fenced" ] || echo "checkpoints were not copied" >&2
    confirm
    if [ -z "$fenced" ] && [ -z "$stopped" ] && look; then
      collect || echo "old checkpoints were not deleted" >&2
      measure
    fi
  fi
  rm -rf "$snapshot"
  return "$result"
}
`}`;
