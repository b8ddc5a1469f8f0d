import { isArchive } from '../../facts/model-archive';
import type { Models, Runtime } from '../../runtimes/runtime';
import type { ModelArtifactPlan } from '../../types/model-artifact';
import { acceptOnnx } from './onnx-script';
import { refuseFunction, unpackFunctions } from './unpack-script';

/**
 * Scripts of the container that downloads the models, for any POSIX shell; that of the image is BusyBox. The folder is
 * emptied first. Files arrive in a staging folder of the same volume, and move to their place only if they are complete
 * and have their digest. So a server never sees a refused file, and a restart never leaves files of two archives.
 */
const common: readonly string[] = [
  'set -eu',
  'staging="$MODEL_DIRECTORY/.incoming"',
  'mkdir -p "$MODEL_DIRECTORY"',
  'rm -rf "$MODEL_DIRECTORY"/* "$MODEL_DIRECTORY"/.[!.]* "$MODEL_DIRECTORY"/..?*',
];

/** Downloads a file and verifies it. */
const fetchFile = (onnxOnly: boolean): readonly string[] => [
  'fetch_file() {',
  '  rm -rf "$staging"',
  '  mkdir -p "$staging"',
  '  rclone copyto --retries 3 --low-level-retries 3 "$MODEL_SOURCE" "$staging/file"',
  '  echo "$MODEL_SHA256  $staging/file" | sha256sum -c -',
  // A single file is no folder of Triton, so it is refused as a folder without a config.pbtxt.
  ...(onnxOnly ? ['  ( cd "$staging" && accept_onnx )'] : []),
  '  mv "$staging/file" "$MODEL_DIRECTORY/$MODEL_FILE"',
  '}',
];

/**
 * Unpacks an archive during the download, so that the disk never holds both the archive and its contents. The digest
 * covers exactly the bytes that are unpacked: every step reads to the end of the object, also after an error.
 */
const fetchArchive = (onnxOnly: boolean): readonly string[] => [
  ...unpackFunctions,
  ...(onnxOnly ? acceptOnnx : []),
  // Without --no-traverse, rclone lists the folder of the object, which the identity may not.
  'download() { rclone cat --no-traverse --low-level-retries 10 "$MODEL_SOURCE" || touch "$staging/incomplete"; }',
  'decompress() {',
  '  case "$MODEL_SOURCE" in',
  '    *.tar) cat ;;',
  '    *) gunzip -c || { touch "$staging/damaged"; cat > /dev/null; } ;;',
  '  esac',
  '}',
  'unpack_to_staging() {',
  "  trap 'cat > /dev/null' EXIT",
  '  cd "$staging/content"',
  '  unpack',
  '  touch "$staging/unpacked"',
  '}',
  'fetch_archive() {',
  '  rm -rf "$staging"',
  '  mkdir -p "$staging/content"',
  '  mkfifo "$staging/bytes"',
  '  sha256sum < "$staging/bytes" > "$staging/digest" &',
  '  digest=$!',
  '  download | tee "$staging/bytes" | decompress | ( unpack_to_staging ) &',
  '  wait "$!" || true',
  '  wait "$digest"',
  '  read -r digest _ < "$staging/digest"',
  '  if [ -e "$staging/incomplete" ]; then refuse "was not downloaded completely"; fi',
  '  if [ "$digest" != "$MODEL_SHA256" ]; then refuse "has the SHA-256 $digest, not $MODEL_SHA256"; fi',
  '  if [ -e "$staging/damaged" ]; then refuse "is not a complete gzip file"; fi',
  // The step itself has printed why it failed.
  '  [ -e "$staging/unpacked" ]',
  '  if [ -z "$(ls -A "$staging/content")" ]; then refuse "contains no file"; fi',
  ...(onnxOnly ? ['  ( cd "$staging/content" && accept_onnx )'] : []),
  '  find "$staging/content" -mindepth 1 -maxdepth 1 -exec mv {} "$MODEL_DIRECTORY/" \\;',
  // find ignores the exit code of mv, which fails for a folder with the name of the staging folder.
  '  left=$(ls -A "$staging/content")',
  '  if [ -n "$left" ]; then refuse "contains files that cannot be moved to their place: $left"; fi',
  '}',
];

function onnxFunctions(onnxOnly: boolean): readonly string[] {
  return onnxOnly ? [...refuseFunction, ...acceptOnnx] : [];
}

/** Downloads one model to `$MODEL_DIRECTORY`. */
export function fetchModel(model: ModelArtifactPlan, { onnxOnly = false }: Pick<Runtime, 'onnxOnly'> = {}): string {
  const archive = isArchive(model);
  return [
    ...common,
    ...(archive ? fetchArchive(onnxOnly) : [...onnxFunctions(onnxOnly), ...fetchFile(onnxOnly)]),
    archive ? 'fetch_archive' : 'fetch_file',
    'rm -rf "$staging"',
  ].join('\n');
}

/**
 * Downloads each line of `$MODELS` to a folder of its name, one after the other, and writes the settings of each model.
 */
export function fetchEachModel(models: Models, { onnxOnly = false }: Pick<Runtime, 'onnxOnly'> = {}): string {
  return [
    ...common,
    ...fetchFile(onnxOnly),
    ...(models.some(isArchive) ? fetchArchive(onnxOnly) : onnxFunctions(onnxOnly)),
    'all="$MODEL_DIRECTORY"',
    `printf '%s\\n' "$MODELS" | while IFS= read -r line; do`,
    // `read` into three variables would remove spaces at the end of a source.
    `  MODEL_SHA256="\${line%% *}"`,
    `  line="\${line#* }"`,
    `  name="\${line%% *}"`,
    `  MODEL_SOURCE="\${line#* }"`,
    '  MODEL_DIRECTORY="$all/$name"',
    `  MODEL_FILE="\${MODEL_SOURCE##*/}"`,
    '  mkdir -p "$MODEL_DIRECTORY"',
    ...(models.some(isArchive) ? fetchByName : ['  fetch_file']),
    'done',
    'rm -rf "$staging"',
    `if [ -n "\${MODEL_SETTINGS:-}" ]; then`,
    `  printf '%s\\n' "$MODEL_SETTINGS" | while read -r name settings; do`,
    '    mkdir -p "$MODEL_SETTINGS_DIRECTORY/$name"',
    `    printf '%s\\n' "$settings" > "$MODEL_SETTINGS_DIRECTORY/$name/$MODEL_SETTINGS_FILE"`,
    '  done',
    'fi',
  ].join('\n');
}

const fetchByName: readonly string[] = [
  '  case "$MODEL_FILE" in',
  '    *.tar|*.tar.gz|*.tgz) fetch_archive ;;',
  '    *) fetch_file ;;',
  '  esac',
];
