import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type GoProgram, programPath } from '../go/program';

/** The program of `go/main.go`, which reads texts with the code of the programs that interpret them. */
export const interpreters: GoProgram = { name: 'interpreters', folder: join(__dirname, 'go'), package: '.' };

/** An interpreter of the program. */
export type Interpreter = 'kubernetes' | 'yaml' | 'rclone' | 'cel' | 'promql' | 'template';

/** The value that an interpreter reads from each text; null for a text that it refuses. */
export function readAll(interpreter: Interpreter, texts: readonly string[]): readonly unknown[] {
  const { stdout, stderr, error } = spawnSync(programPath(interpreters), {
    input: JSON.stringify({ [interpreter]: texts }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error ?? stdout === '') throw new Error(`the interpreters failed: ${error?.message ?? stderr}`);
  return (JSON.parse(stdout) as Readonly<Record<string, readonly unknown[]>>)[interpreter] ?? [];
}
