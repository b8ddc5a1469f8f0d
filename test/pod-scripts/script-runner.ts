import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { isProvable } from '../fixtures/not-proved';

/** Duration of a slow copy. Far longer than all other steps of a test on a busy machine. */
export const slowSeconds = 300;

/**
 * Copies between folders as rclone does with a bucket: a missing folder is empty, and a missing bucket is exit code 3. Files
 * keep their time, and objects appear completely or not at all.
 */
const rclone = `#!/bin/sh
verb=$1 list= format=
shift
while [ $# -gt 0 ]; do
  case $1 in
    --files-from-raw) list=$2; shift 2 ;;
    --format) format=$2; shift 2 ;;
    --retries|--low-level-retries|--separator|--addr|--dir-cache-time) shift 2 ;;
    -*) shift ;;
    *) if [ -z "$from" ]; then from=$1; else to=$1; fi; shift ;;
  esac
done
put() { mkdir -p "$(dirname "$2")"; cp -p "$1" "$2.part"; mv "$2.part" "$2"; }
[ "$verb" != serve ] || exec sleep 3600
echo "$verb $from $to" >> "$RCLONE_LOG"
[ -d "$RCLONE_BUCKET" ] || exit 3
if [ -e "$RCLONE_FAILS" ]; then exit 1; fi
case $verb in
  copyto) put "$from" "$to" ;;
  cat) cat "$from" ;;
  lsf)
    [ -d "$from" ] || exit 0
    cd "$from" && find . -type f | sed 's|^\\./||' | while read -r file; do
      if [ -n "$format" ]; then printf '%s\\t%s\\n' "$file" "$(wc -c < "$file" | tr -d ' ')"; else echo "$file"; fi
    done ;;
  delete) while read -r file; do rm -f "$from/$file"; done < "$list" ;;
  copy)
    if [ -e "$RCLONE_SLOW" ]; then rm "$RCLONE_SLOW"; exec sleep ${slowSeconds}; fi
    if [ -f "$from" ]; then put "$from" "$to/$(basename "$from")"; exit; fi
    mkdir -p "$from" "$to"
    [ -n "$list" ] || { list=$RCLONE_LOG.list; (cd "$from" && find . -type f) > "$list"; }
    while read -r file; do
      if [ -e "$from/$file" ]; then put "$from/$file" "$to/$file"; fi
      if [ -e "$RCLONE_BREAKS" ]; then rm "$RCLONE_BREAKS"; exit 1; fi
    done < "$list" ;;
esac
`;

/** A shell with its tools. */
export interface Shell {
  readonly name: string;
  readonly argv: readonly string[];
}

/** The shell of the machine, and BusyBox, which the image has, if it is installed. */
export const shells: readonly Shell[] = [
  { name: 'sh', argv: ['/bin/sh'] },
  ...(isProvable(
    spawnSync('busybox', ['true']).status === 0,
    'the scripts of pods with the shell of their image',
    'they need BusyBox',
  )
    ? [{ name: 'BusyBox', argv: ['busybox', 'ash'] }]
    : []),
];

/** Runs the scripts of a training pod on this machine, with folders instead of buckets. */
export class ScriptRunner {
  readonly place: string;
  private readonly processes: ChildProcess[] = [];
  readonly env: Record<string, string>;

  constructor(
    root: string,
    private readonly shell: Shell = { name: 'sh', argv: ['/bin/sh'] },
  ) {
    this.place = mkdtempSync(join(root, 'one-'));
    for (const folder of ['bin', 'data', 'output/files', 'output/state', 'hand-over', 'program', 'bucket']) {
      mkdirSync(join(this.place, folder), { recursive: true });
    }
    writeFileSync(this.path('bin/rclone'), rclone);
    chmodSync(this.path('bin/rclone'), 0o755);
    if (shell.name === 'BusyBox') this.useTools();
    this.env = {
      PATH: `${this.path('bin')}:${process.env.PATH}`,
      OUTPUT_DIRECTORY: this.path('output/files'),
      OUTPUT_VOLUME: this.path('output'),
      PROGRAM_STATE_DIRECTORY: this.path('program'),
      OUTPUT_REMOTE: `${this.path('bucket/output')}/`,
      OUTPUT_PODS: '1',
      JOB_UID: 'a-1',
      HAND_OVER_DIRECTORY: this.path('hand-over'),
      RCLONE_BUCKET: this.path('bucket'),
      RCLONE_FAILS: this.path('fails'),
      RCLONE_SLOW: this.path('slow'),
      RCLONE_BREAKS: this.path('breaks'),
      RCLONE_LOG: this.path('log'),
    };
  }

  /** Tools of BusyBox come first, as in the image. */
  private useTools(): void {
    const busybox = execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim();
    for (const tool of execFileSync('busybox', ['--list'], { encoding: 'utf8' }).trim().split('\n')) {
      if (!['busybox', 'sh', 'ps'].includes(tool)) symlinkSync(busybox, this.path(`bin/${tool}`));
    }
  }

  path(file: string): string {
    return join(this.place, file);
  }

  isThere(file: string): boolean {
    return existsSync(this.path(file));
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  write(file: string, content = 'content'): void {
    mkdirSync(join(this.path(file), '..'), { recursive: true });
    writeFileSync(this.path(file), content);
  }

  start(script: string, more: Readonly<Record<string, string>> = {}, ...args: readonly string[]): ChildProcess {
    const [command = '', ...argv] = this.shell.argv;
    const env = { ...this.env, ...more };
    const child = spawn(command, [...argv, '-c', script, 'program', ...args], { env, stdio: 'ignore', detached: true });
    this.processes.push(child);
    return child;
  }

  run(script: string, more: Readonly<Record<string, string>> = {}): number {
    const [command = '', ...argv] = this.shell.argv;
    const { status } = spawnSync(command, [...argv, '-c', script], { env: { ...this.env, ...more }, stdio: 'ignore' });
    return status ?? -1;
  }

  /** Kills everything that was started. */
  end(): void {
    for (const { pid } of this.processes.splice(0)) {
      try {
        if (pid !== undefined) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has already ended.
      }
    }
  }
}

/** Waits for a process. Returns its exit code. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode === null) child.once('exit', resolve);
    else resolve(child.exitCode);
  });
}

/** Waits for a condition, up to two minutes or more on a busy machine. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2400 && !condition(); turn++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(condition()).toBe(true);
}

/** Whether a shell has its trap for the stop signal. The kernel lists caught signals; other systems have no such list. */
export function catchesStopSignal({ pid }: ChildProcess): boolean {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return true;
  const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(status, 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${caught}`) & (1n << BigInt(constants.signals.SIGTERM - 1))) !== 0n;
}
