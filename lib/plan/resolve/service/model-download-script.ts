import { isArchive } from '../../facts/model-archive';
import type { Models } from '../../runtimes/runtime';
import type { ModelArtifactPlan } from '../../types/model-artifact';

/**
 * Scripts of the container that brings the models, for any POSIX shell: that of the image is BusyBox. They stop the pod's
 * start when an object is not the one that was asked for, or not there at all, and may run again on a volume that they
 * have filled already, after a node's restart.
 */

/** A file lies on the disk once, and is looked at before the server sees it. */
const fetchFile: readonly string[] = [
  'rclone copyto --retries 3 --low-level-retries 3 "$MODEL_SOURCE" "$MODEL_FILE"',
  'echo "$MODEL_SHA256  $MODEL_FILE" | sha256sum -c -',
];

/**
 * An archive is unpacked while it comes in, so that it never lies beside what is in it, and its digest is taken of the
 * very bytes that are unpacked. `tar` stops reading at the archive's end, so what may follow is read by `cat`: the digest
 * needs all of it. A download that breaks off ends in another digest. What was unpacked of a wrong archive lies in the
 * pod's own volume, where no server starts.
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

/** Brings one model to `$MODEL_DIRECTORY`. */
export function fetchModel(model: ModelArtifactPlan): string {
  return [...intoFolder, ...stepsFor(model)].join('\n');
}

const intoFolder: readonly string[] = ['set -eu', 'mkdir -p "$MODEL_DIRECTORY"', 'cd "$MODEL_DIRECTORY"'];

function stepsFor(model: ModelArtifactPlan): readonly string[] {
  if (!isArchive(model)) return fetchFile;
  return fetchArchive(model.path.endsWith('.tar') ? unpackTar : unpackCompressed);
}

/**
 * Brings each line of `$MODELS` to a folder of its name, one after the other, and writes the settings that the server is
 * told of them by.
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
