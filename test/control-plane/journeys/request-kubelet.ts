import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeClient } from '../client';
import type { KubeObject } from '../modules';
import { namespace } from './platform';

/** A pod as far as it is run. */
interface RequestPod extends KubeObject {
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly [RequestContainer];
    readonly volumes: readonly { readonly configMap: { readonly name: string } }[];
  };
  readonly status: { readonly phase: string };
}

interface RequestContainer {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly volumeMounts: readonly { readonly mountPath: string }[];
}

/**
 * Runs the pods that send requests to new versions, as the kubelet does: the command and the variables of the container, the
 * files of its ConfigMap, and the exit code as the status of the pod. It kills the program of a deleted pod. The requests go to a server of the test.
 */
export class RequestKubelet {
  private readonly folder = mkdtempSync(join(tmpdir(), 'model-platform-requests-'));
  private readonly begun = new Map<unknown, ChildProcess | undefined>();
  private readonly timer: NodeJS.Timeout;
  /** Names of the pods that ended, with their exit codes. */
  readonly ended = new Map<string, number | null>();

  constructor(
    private readonly client: KubeClient,
    private readonly server: string,
  ) {
    this.timer = setInterval(() => void this.look(), 500);
  }

  stop(): void {
    clearInterval(this.timer);
    rmSync(this.folder, { recursive: true });
  }

  private async look(): Promise<void> {
    const pods = (await this.client.list('v1', 'Pod', namespace)) as unknown as readonly RequestPod[];
    for (const pod of pods.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] === component)) {
      const { deletionTimestamp, uid } = pod.metadata;
      if (deletionTimestamp !== undefined) this.begun.get(uid)?.kill('SIGKILL');
      if (pod.spec.nodeName === undefined || pod.status.phase !== 'Pending' || this.begun.has(uid)) continue;
      this.begun.set(uid, undefined);
      void this.run(pod);
    }
  }

  private async run(pod: RequestPod): Promise<void> {
    const [container] = pod.spec.containers;
    await this.setStatus(pod, { phase: 'Running' });
    const directory = await this.filesOf(pod);
    const [mount] = container.volumeMounts;
    const env = container.env.map(({ name, value }) => [
      name,
      name === 'URL'
        ? `${this.server}${new URL(expanded(value)).pathname}`
        : expanded(value).replace(mount?.mountPath ?? '', directory),
    ]);
    const [command = '', ...options] = container.command.map(expanded);
    const child = spawn(command, options, {
      env: { PATH: process.env.PATH, ...Object.fromEntries(env) },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.begun.set(pod.metadata.uid, child);
    const exitCode = await new Promise<number | null>((resolve) => {
      child.once('exit', resolve);
    });
    const state = { terminated: { exitCode: exitCode ?? 137 } };
    const containerStatuses = [{ name: container.name, state, ready: false, restartCount: 0, image: '', imageID: '' }];
    await this.setStatus(pod, { phase: exitCode === 0 ? 'Succeeded' : 'Failed', containerStatuses });
    this.ended.set(pod.metadata.name, exitCode);
    if (exitCode === null) await this.remove(pod);
  }

  /** The kubelet removes a deleted pod once its program has ended. */
  private async remove(pod: RequestPod): Promise<void> {
    await this.client.send('DELETE', `${await this.client.pathOf(pod)}?gracePeriodSeconds=0`);
  }

  private async filesOf({ metadata, spec }: RequestPod): Promise<string> {
    const directory = mkdtempSync(join(this.folder, `${metadata.name}-`));
    const name = spec.volumes[0]?.configMap.name ?? '';
    const map = await this.client.read({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });
    for (const [file, text] of Object.entries((map?.data ?? {}) as Readonly<Record<string, string>>)) {
      writeFileSync(join(directory, file), text);
    }
    return directory;
  }

  private async setStatus(pod: RequestPod, status: object): Promise<void> {
    const path = `${await this.client.pathOf(pod)}/status`;
    const answer = await this.client.send('PATCH', path, { status }, 'application/merge-patch+json');
    if (answer.status !== 200) throw new Error(`the status of ${pod.metadata.name}: ${answer.body}`);
  }
}

const component = 'preview-requests';

/** The kubelet writes `$` for `$$`. Texts of this library refer to no variables with `$(NAME)`. */
function expanded(text: string): string {
  return text.replaceAll('$$', '$');
}
