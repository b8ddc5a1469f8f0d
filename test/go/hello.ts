import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GoProgram } from './program';

/** A main package that does nothing. */
export const emptyProgram = 'package main\n\nfunc main() {}\n';

/** A small program with its own cache, for the duration of a test. */
export class Hello {
  readonly folder = mkdtempSync(join(tmpdir(), 'model-platform-go-'));
  readonly cache = join(this.folder, 'cache');
  readonly program: GoProgram = { name: 'hello', folder: join(this.folder, 'hello'), package: '.' };
  private readonly before = { ...process.env };

  constructor(source = emptyProgram, version = '1.21') {
    mkdirSync(this.program.folder);
    this.write('go.mod', `module example.com/hello\n\ngo ${version}\n`);
    this.write('main.go', source);
    // Reuses the standard library that Go has already compiled.
    const [compiled = '', modules = ''] = spawnSync('go', ['env', 'GOCACHE', 'GOMODCACHE'], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n');
    this.set({ GOCACHE: compiled, GOMODCACHE: modules, XDG_CACHE_HOME: this.cache });
  }

  /** Sets environment variables for the duration of the test. */
  set(variables: Readonly<Record<string, string>>): void {
    Object.assign(process.env, variables);
  }

  /** Puts a shell script named `go` first on PATH. */
  replaceGo(script: string): void {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'go'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    this.set({ PATH: `${bin}:/usr/bin:/bin` });
  }

  /** Writes a file of the program's module. */
  write(name: string, text: string): void {
    writeFileSync(join(this.program.folder, name), text);
  }

  /** Restores the environment and removes the folder. */
  dispose(): void {
    for (const name of Object.keys(process.env)) if (!(name in this.before)) delete process.env[name];
    Object.assign(process.env, this.before);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
