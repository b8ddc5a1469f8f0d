import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GoProgram } from './program';

/** A main package that does nothing. */
export const nothing = 'package main\n\nfunc main() {}\n';

/** A small program, and a cache of its own that it is built into, for as long as a test runs. */
export class Hello {
  readonly folder = mkdtempSync(join(tmpdir(), 'model-platform-go-'));
  readonly cache = join(this.folder, 'cache');
  readonly program: GoProgram = { name: 'hello', folder: join(this.folder, 'hello'), package: '.' };
  private readonly before = { ...process.env };

  constructor(source = nothing, version = '1.21') {
    mkdirSync(this.program.folder);
    this.write('go.mod', `module example.com/hello\n\ngo ${version}\n`);
    this.write('main.go', source);
    // What Go has compiled of its own library stays in use.
    const [compiled = '', modules = ''] = spawnSync('go', ['env', 'GOCACHE', 'GOMODCACHE'], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n');
    this.set({ GOCACHE: compiled, GOMODCACHE: modules, XDG_CACHE_HOME: this.cache });
  }

  /** Sets variables of the environment for as long as the test runs. */
  set(variables: Readonly<Record<string, string>>): void {
    Object.assign(process.env, variables);
  }

  /** Has another `go` on PATH, a script of the shell. */
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

  /** Takes everything away. */
  leave(): void {
    for (const name of Object.keys(process.env)) if (!(name in this.before)) delete process.env[name];
    Object.assign(process.env, this.before);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
