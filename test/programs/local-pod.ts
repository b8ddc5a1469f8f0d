import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalProcess, type Place, startContainer } from './local-process';
import { type ContainerManifest, mainContainer, type PodManifest } from './rendered';

/** What stands for the node and for the rest of the world. */
export interface PodPlace extends Omit<Place, 'folders'> {
  /** Where the volumes of the pod are made. */
  readonly folder: string;
  /** Folders of the image, by the path that containers see. @default {} */
  readonly imageFolders?: Readonly<Record<string, string>>;
}

/** A pod whose init containers have ended and whose containers run. */
export interface LocalPod {
  readonly main: LocalProcess;
  /** What all its containers have printed. */
  output(): string;
  /** Folder of a volume. */
  volume(name: string): string;
  /** Waits until the program ends by itself, and then ends the sidecars as the kubelet does: how the program ended. */
  ended(): Promise<number | string>;
  /** Ends the pod as the kubelet does when it is deleted or its node is drained: how the program ended. */
  terminate(): Promise<number | string>;
  /** Ends everything at once, as when the node is gone. */
  kill(): void;
}

/**
 * Runs a pod as processes: init containers one after another, then sidecars, then the program. Volumes are empty at first.
 *
 * @throws when an init container fails.
 */
export async function startPod(pod: PodManifest, place: PodPlace): Promise<LocalPod> {
  const root = mkdtempSync(join(place.folder, 'pod-'));
  const volume = (name: string) => {
    mkdirSync(join(root, name), { recursive: true });
    return join(root, name);
  };
  const start = (container: ContainerManifest) => {
    const mounts = (container.volumeMounts ?? []).map(({ name, mountPath }) => [mountPath, volume(name)] as const);
    return startContainer(container, { ...place, folders: { ...place.imageFolders, ...Object.fromEntries(mounts) } });
  };
  const processes: LocalProcess[] = [];
  const sidecars: LocalProcess[] = [];
  for (const container of pod.initContainers ?? []) {
    const process = await start(container);
    processes.push(process);
    if (container.restartPolicy === 'Always') sidecars.push(process);
    else if ((await process.ended()) !== 0) throw new Error(`${container.name} failed\n${process.output()}`);
  }
  const main = await start(mainContainer(pod));
  processes.push(main);
  async function ended(): Promise<number | string> {
    const outcome = await main.ended();
    for (const sidecar of [...sidecars].reverse()) {
      sidecar.child.kill('SIGTERM');
      await sidecar.ended();
    }
    return outcome;
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
