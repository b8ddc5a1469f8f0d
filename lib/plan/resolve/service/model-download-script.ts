import { isArchive } from '../../facts/model-archive';
import type { Models } from '../../runtimes/runtime';
import type { ModelArtifactPlan } from '../../types/model-artifact';

/**
 * Scripts of the container that downloads the models, for any POSIX shell; that of the image is BusyBox. They fail if
 * an object is missing or has another digest, and can run again on a volume that they already filled, after a restart
 * of the node.
 */

/** Downloads a file once and verifies it before the server reads it. */
const fetchFile: readonly string[] = [
  'rclone copyto --retries 3 --low-level-retries 3 "$MODEL_SOURCE" "$MODEL_FILE"',
  'echo "$MODEL_SHA256  $MODEL_FILE" | sha256sum -c -',
];

/**
 * Unpacks an archive during the download, so that the disk never holds both the archive and its contents. The digest
 * covers exactly the bytes that are unpacked. `tar` stops at the end of the archive, so `cat` reads any remaining bytes
 * for the digest. An incomplete download has another digest. Files from a wrong archive stay in the volume of the pod,
 * whose server does not start.
 */
function fetchArchive(unpack: string): readonly string[] {
  return [
    'pipe="$MODEL_DIRECTORY/.pipe"',
    'rm -f "$pipe"',
    'mkfifo "$pipe"',
    `rclone cat --low-level-retries 10 "$MODEL_SOURCE" | tee "$pipe" | { ${unpack} && cat > /dev/null; } &`,
    'digest=$(sha256sum < "$pipe")',
    'wait "$!"',
    'rm -f "$pipe"',
    `if [ "\${digest%% *}" != "$MODEL_SHA256" ]; then`,
    `  echo "$MODEL_SOURCE has the SHA-256 \${digest%% *}, not $MODEL_SHA256" >&2`,
    '  exit 1',
    'fi',
  ];
}

const unpackTar = 'tar -xf -';
const unpackCompressed = 'tar -xzf -';

/** Downloads one model to `$MODEL_DIRECTORY`. */
export function fetchModel(model: ModelArtifactPlan): string {
  return [...intoFolder, ...stepsFor(model)].join('\n');
}

const intoFolder: readonly string[] = ['set -eu', 'mkdir -p "$MODEL_DIRECTORY"', 'cd "$MODEL_DIRECTORY"'];

function stepsFor(model: ModelArtifactPlan): readonly string[] {
  if (!isArchive(model)) return fetchFile;
  return fetchArchive(model.path.endsWith('.tar') ? unpackTar : unpackCompressed);
}

/**
 * Downloads each line of `$MODELS` to a folder of its name, one after the other, and writes the settings of each model.
 */
export function fetchEachModel(models: Models): string {
  return [
    'set -eu',
    'all="$MODEL_DIRECTORY"',
    `printf '%s\\n' "$MODELS" | while read -r MODEL_SHA256 name MODEL_SOURCE; do`,
    ...indent([
      'MODEL_DIRECTORY="$all/$name"',
      `MODEL_FILE="\${MODEL_SOURCE##*/}"`,
      'mkdir -p "$MODEL_DIRECTORY"',
      'cd "$MODEL_DIRECTORY"',
      ...(models.some(isArchive) ? fetchByName : fetchFile),
    ]),
    'done',
    `if [ -n "\${MODEL_SETTINGS:-}" ]; then`,
    ...indent([
      `printf '%s\\n' "$MODEL_SETTINGS" | while read -r name settings; do`,
      '  mkdir -p "$MODEL_SETTINGS_DIRECTORY/$name"',
      `  printf '%s\\n' "$settings" > "$MODEL_SETTINGS_DIRECTORY/$name/$MODEL_SETTINGS_FILE"`,
      'done',
    ]),
    'fi',
  ].join('\n');
}

const fetchByName: readonly string[] = [
  'case "$MODEL_FILE" in',
  "  *.tar) unpack='-xf' ;;",
  "  *.tar.gz|*.tgz) unpack='-xzf' ;;",
  "  *) unpack='' ;;",
  'esac',
  'if [ -z "$unpack" ]; then',
  ...indent(fetchFile),
  'else',
  ...indent(fetchArchive('tar "$unpack" -')),
  'fi',
];

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
