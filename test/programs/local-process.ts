import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ContainerManifest } from './rendered';

/** What stands for a pod's surroundings on this machine. */
export interface Place {
  /** Folder with the programs of the image. */
  readonly bin: string;
  /** Where each mounted folder really is, by the path that the container sees. */
  readonly folders: Readonly<Record<string, string>>;
  /** What a text of the manifest is here, such as the name of another pod or a bucket. @default - the same */
  readonly rewrite?: (text: string) => string;
  /** Variables that Kubernetes sets by itself. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** Values of the fields of the pod that variables name, such as `metadata.name`. @default {} */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A process that runs as a container of a manifest would. */
export interface LocalProcess {
  readonly child: ChildProcess;
  /** Real port of each named one. */
  readonly ports: Readonly<Record<string, number>>;
  /** Runs a command in the same container, and tells how it ended; one that takes too long is ended. */
  run(command: readonly string[], timeoutSeconds: number): Promise<number | string>;
  /** What it has printed. */
  output(): string;
  /** Waits for its end: its exit code, the signal that ended it, or why it did not start. */
  ended(): Promise<number | string>;
  /** Ends it at once, with all that it has started, as when its node is gone. */
  kill(): void;
}

/**
 * Starts a container's command with its environment and working folder and nothing else of ours but PATH. Paths below
 * mounted folders lead to `folders`; a port that is taken here is another one, in the environment and the command too.
 */
export async function startContainer(container: ContainerManifest, place: Place): Promise<LocalProcess> {
  const ports = await localPorts(container);
  const here = (text: string) => translate(text, container, place, ports);
  const env: Record<string, string> = {
    ...machineEnvironment(),
    ...place.env,
    PATH: `${place.bin}:${process.env.PATH ?? ''}`,
  };
  for (const { name, value, valueFrom } of container.env ?? []) {
    env[name] = valueFrom ? fieldOf(name, valueFrom.fieldRef?.fieldPath, place) : here(value ?? '');
  }
  const [command = '', ...argv] = (container.command ?? []).map((text) => here(expand(text, env)));
  const cwd = here(container.workingDir ?? Object.keys(place.folders)[0] ?? '/');
  const child = spawn(command, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const run: LocalProcess['run'] = ([program = '', ...rest], timeoutSeconds) => {
    const options = { cwd, env, stdio: 'ignore', timeout: timeoutSeconds * 1000 } as const;
    return endOf(
      spawn(
        program,
        rest.map(here).map((text) => withPorts(text, container, ports)),
        options,
      ),
    );
  };
  return { ...follow(child), ports, run };
}

function endOf(child: ChildProcess): Promise<number | string> {
  return Promise.race([
    once(child, 'exit').then(([code, signal]): number | string => code ?? signal),
    once(child, 'error').then(([error]): string => `did not start: ${error}`),
  ]);
}

/** A command that asks its own server names the port in an address. */
function withPorts(text: string, { ports: named = [] }: ContainerManifest, ports: LocalProcess['ports']): string {
  return named.reduce(
    (whole, { name, containerPort }) => whole.replaceAll(`127.0.0.1:${containerPort}/`, `127.0.0.1:${ports[name]}/`),
    text,
  );
}

function follow(child: ChildProcess): Pick<LocalProcess, 'child' | 'output' | 'ended' | 'kill'> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  const end = endOf(child);
  return {
    child,
    output: () => text,
    ended: () => end,
    kill: () => {
      for (const pid of child.pid === undefined ? [] : family(child.pid)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It has ended.
        }
      }
    },
  };
}

/** A process and all that it has started, whatever groups they have made: in a container they end together. */
function family(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const members = [pid];
  for (const member of members) {
    members.push(...parents.filter(([, parent]) => parent === member).map(([child]) => child));
  }
  return parents.some(([each]) => each === pid) ? members : [];
}

/** What the libraries of this machine need to compute rightly; an image has its own. */
function machineEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name.startsWith('OPENBLAS_'));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

function fieldOf(name: string, path: string | undefined, { fields = {} }: Place): string {
  const value = fields[path ?? ''];
  if (value === undefined) throw new Error(`nothing is known of the field ${path}, which ${name} takes`);
  return value;
}

/** Kubernetes puts variables of the container in the place of `$(NAME)`, and `$` in that of `$$`. */
function expand(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$\$|\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g, (whole, name) =>
    whole === '$$' ? '$' : (env[name] ?? whole),
  );
}

function translate(text: string, container: ContainerManifest, place: Place, ports: LocalProcess['ports']): string {
  const port = container.ports?.find(({ containerPort }) => text === String(containerPort));
  if (port) return String(ports[port.name]);
  const rewrite = place.rewrite ?? ((same: string) => same);
  const folders = Object.keys(place.folders).sort((a, b) => b.length - a.length);
  if (folders.length === 0) return rewrite(text);
  const escaped = folders.map((folder) => folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const paths = new RegExp(`(?<![\\w./-])(${escaped.join('|')})(?=/|[^\\w.-]|$)`, 'g');
  return rewrite(text.replace(paths, (_, path: string) => join(place.folders[path] ?? path)));
}

async function localPorts({ ports = [] }: ContainerManifest): Promise<Record<string, number>> {
  const found = await Promise.all(ports.map(async ({ name, containerPort }) => [name, await freePort(containerPort)]));
  return Object.fromEntries(found);
}

/** This port if nobody has it, otherwise any that nobody has. */
export async function freePort(request: number): Promise<number> {
  return (await listen(request)) ?? (await listen(0)) ?? request;
}

async function listen(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    return typeof address === 'object' && address ? address.port : undefined;
  } catch {
    return undefined;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
