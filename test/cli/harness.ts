import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../lib/cli/io';
import { run } from '../../lib/cli/run';
import { replacePlaceholders } from '../fixtures/replace-placeholders';

/** The result of a command line. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process with a folder as working directory and without a terminal. */
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

/** Creates a project in YAML whose placeholders are replaced. */
export async function createProject(directory: string, name: string, provider: string): Promise<void> {
  await runIn(directory, ['init', name, '--provider', provider, '--language', 'yaml']);
  replacePlaceholders(join(directory, name, 'modelplatform.yaml'));
}

/** Creates a temporary folder and removes it after the tests of the file. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'model-platform-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
