/**
 * A function of the script of the sidecar. The program can replace any file and folder by a link at any time, also to files of
 * the sidecar, which mounts credentials. The sidecar therefore copies nothing from a folder of the program: it makes a snapshot
 * of hard links, in a folder that the program does not see. A hard link cannot lead to another mount.
 */
export const snapshotFunction = `# Links the files of a folder into a new one, which gets files and folders only. ignored: what it did not get.
link_files() {
  rm -rf "$2"
  mkdir -p "$2" || return 1
  cp -al "$1/." "$2/" || return 1
  ignored=$(find "$2" ! -type f ! -type d | head -n 1)
  find "$2" ! -type f ! -type d -exec rm -f {} +
}
`;
