import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../lib/cli/io';
import { run } from '../../lib/cli/run';

/** What a command line did. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, in a folder, without a terminal. */
export async function runIn(directory: string, argv: readonly string[], changes: Partial<Io> = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    cwd: directory,
    env: {},
    stdout: { write: (text) => void out.push(text), isTerminal: false },
    stderr: { write: (text) => void err.push(text), isTerminal: false },
    today: () => '2026-11-24',
    ...changes,
  });
  return { code, stdout: out.join(''), stderr: err.join('') };
}

/** A folder for one test file, removed after its tests. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'model-platform-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
