import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ContainerManifest } from './rendered';

/** What replaces the image, the volumes and the cluster of a container. */
export interface ContainerContext {
  /** Folder with the executables of the image. */
  readonly bin: string;
  /** Local folder of each mount, by path in the container. */
  readonly folders: Readonly<Record<string, string>>;
  /** Replaces texts of the manifest, such as the names of pods and buckets. @default - no replacement */
  readonly rewrite?: (text: string) => string;
  /** Variables that Kubernetes sets. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** Values of pod fields that variables refer to, such as `metadata.name`. @default {} */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A container that runs as a local process. */
export interface LocalProcess {
  readonly child: ChildProcess;
  /** Local port by port name. */
  readonly ports: Readonly<Record<string, number>>;
  /** Runs a command in the same container with a timeout, and returns its exit code or signal. */
  run(command: readonly string[], timeoutSeconds: number): Promise<number | string>;
  /** Output so far. */
  output(): string;
  /** Waits until it ends. Returns its exit code, its signal, or why it did not start. */
  ended(): Promise<number | string>;
  /** Kills it with all of its child processes, as the loss of the node would. */
  kill(): void;
}

/**
 * Starts the command of a container with its environment and working folder; only PATH is inherited. Paths below mounts
 * are mapped to `folders`. A port that is in use here is replaced by another one, also in the environment and the command.
 */
export async function startContainer(container: ContainerManifest, context: ContainerContext): Promise<LocalProcess> {
  const ports = await localPorts(container);
  const here = (text: string) => translate(text, container, context, ports);
  const env: Record<string, string> = {
    ...machineEnvironment(),
    ...context.env,
    PATH: `${context.bin}:${process.env.PATH ?? ''}`,
  };
  for (const { name, value, valueFrom } of container.env ?? []) {
    env[name] = valueFrom ? fieldOf(name, valueFrom.fieldRef?.fieldPath, context) : here(value ?? '');
  }
  const [command = '', ...argv] = (container.command ?? []).map((text) => here(expand(text, env)));
  const cwd = here(container.workingDir ?? Object.keys(context.folders)[0] ?? '/');
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
  return { ...observe(child), ports, run };
}

function endOf(child: ChildProcess): Promise<number | string> {
  return Promise.race([
    once(child, 'exit').then(([code, signal]): number | string => code ?? signal),
    once(child, 'error').then(([error]): string => `did not start: ${error}`),
  ]);
}

/** Replaces ports in URLs of the container's own server. */
function withPorts(text: string, { ports: named = [] }: ContainerManifest, ports: LocalProcess['ports']): string {
  return named.reduce(
    (whole, { name, containerPort }) => whole.replaceAll(`127.0.0.1:${containerPort}/`, `127.0.0.1:${ports[name]}/`),
    text,
  );
}

function observe(child: ChildProcess): Pick<LocalProcess, 'child' | 'output' | 'ended' | 'kill'> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  const end = endOf(child);
  return {
    child,
    output: () => text,
    ended: () => end,
    kill: () => {
      for (const pid of child.pid === undefined ? [] : descendants(child.pid)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It has already ended.
        }
      }
    },
  };
}

/** A process and its descendants, in any process group: in a container they end together. */
function descendants(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const parents = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const members = [pid];
  for (const member of members) {
    members.push(...parents.filter(([, parent]) => parent === member).map(([child]) => child));
  }
  return parents.some(([each]) => each === pid) ? members : [];
}

/** Variables that the numeric libraries of this machine need; an image sets its own. */
function machineEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name.startsWith('OPENBLAS_'));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

function fieldOf(name: string, path: string | undefined, { fields = {} }: ContainerContext): string {
  const value = fields[path ?? ''];
  if (value === undefined) throw new Error(`no value is defined for the field ${path} of the variable ${name}`);
  return value;
}

/** Expands `$(NAME)` to the variable and `$$` to `$`, as Kubernetes does. */
function expand(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$\$|\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g, (whole, name) =>
    whole === '$$' ? '$' : (env[name] ?? whole),
  );
}

function translate(
  text: string,
  container: ContainerManifest,
  context: ContainerContext,
  ports: LocalProcess['ports'],
): string {
  const port = container.ports?.find(({ containerPort }) => text === String(containerPort));
  if (port) return String(ports[port.name]);
  const rewrite = context.rewrite ?? ((same: string) => same);
  const folders = Object.keys(context.folders).sort((a, b) => b.length - a.length);
  if (folders.length === 0) return rewrite(text);
  const escaped = folders.map((folder) => folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const paths = new RegExp(`(?<![\\w./-])(${escaped.join('|')})(?=/|[^\\w.-]|$)`, 'g');
  return rewrite(text.replace(paths, (_, path: string) => join(context.folders[path] ?? path)));
}

async function localPorts({ ports = [] }: ContainerManifest): Promise<Record<string, number>> {
  const found = await Promise.all(ports.map(async ({ name, containerPort }) => [name, await freePort(containerPort)]));
  return Object.fromEntries(found);
}

/** This port if it is free, otherwise another free one. */
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
