import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type ContainerContext, type LocalProcess, startContainer } from './local-process';
import { type ContainerManifest, mainContainer, type PodManifest } from './rendered';

/** What replaces the node, the image and the network of a pod. */
export interface PodContext extends Omit<ContainerContext, 'folders'> {
  /** Parent folder of the volumes. */
  readonly folder: string;
  /** Folders of the image, by path in the container. @default {} */
  readonly imageFolders?: Readonly<Record<string, string>>;
}

/** A pod that runs as local processes: its init containers have completed. */
export interface LocalPod {
  readonly main: LocalProcess;
  /** Output of all containers. */
  output(): string;
  /** Local folder of a volume. */
  volume(name: string): string;
  /** Waits until the main program ends, then ends the sidecars as the kubelet does. Returns exit code or signal. */
  ended(): Promise<number | string>;
  /** Ends the pod as the kubelet does on deletion or drain. Returns exit code or signal of the main program. */
  terminate(): Promise<number | string>;
  /** Kills all processes, as the loss of the node would. */
  kill(): void;
}

/** Name of the init container that waits until network policies are in effect. Processes have none. */
const waitsForPolicies = 'network-closed';

/**
 * Runs a pod as processes: init containers and sidecars in order, then the main program. Volumes start empty.
 *
 * @throws Error if an init container fails.
 */
export async function startPod(pod: PodManifest, context: PodContext): Promise<LocalPod> {
  const root = mkdtempSync(join(context.folder, 'pod-'));
  const volume = (name: string) => {
    mkdirSync(join(root, name), { recursive: true });
    return join(root, name);
  };
  const start = (container: ContainerManifest) => {
    const mounts = (container.volumeMounts ?? []).map(
      ({ name, mountPath, subPath = '' }) => [mountPath, volume(join(name, subPath))] as const,
    );
    return startContainer(container, {
      ...context,
      fields: { "metadata.labels['batch.kubernetes.io/controller-uid']": 'job', ...context.fields },
      folders: { ...context.imageFolders, ...Object.fromEntries(mounts) },
    });
  };
  const processes: LocalProcess[] = [];
  const sidecars: LocalProcess[] = [];
  for (const container of (pod.initContainers ?? []).filter(({ name }) => name !== waitsForPolicies)) {
    const process = await start(container);
    processes.push(process);
    if (container.restartPolicy === 'Always') sidecars.push(process);
    else if ((await process.ended()) !== 0) throw new Error(`${container.name} failed\n${process.output()}`);
  }
  const main = await start(mainContainer(pod));
  processes.push(main);
  async function ended(): Promise<number | string> {
    const result = await main.ended();
    for (const sidecar of [...sidecars].reverse()) {
      sidecar.child.kill('SIGTERM');
      await sidecar.ended();
    }
    return result;
  }
  return {
    main,
    volume,
    output: () => processes.map((process) => process.output()).join(''),
    ended,
    terminate: () => {
      main.child.kill('SIGTERM');
      return ended();
    },
    kill: () => {
      for (const process of processes) process.kill();
    },
  };
}
