import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalPod, type PodPlace, startPod } from './local-pod';
import { freePort } from './local-process';
import type { PodManifest } from './rendered';

/** The pods of a job, as many as start together. */
export interface GangPlace extends PodPlace {
  readonly pods: number;
  /** Name and port by which the pods find the first of them, where there are several. */
  readonly rendezvous?: { readonly host: string; readonly port: number };
}

/** Starts all pods of a job at once; what they call the first of them is this machine. */
export async function startGang(pod: PodManifest, place: GangPlace): Promise<readonly LocalPod[]> {
  const { pods, rendezvous, rewrite = (text) => text } = place;
  const port = rendezvous && (await freePort(rendezvous.port));
  const here = (text: string) =>
    rendezvous
      ? rewrite(text).replace(rendezvous.host, '127.0.0.1').replace(`=${rendezvous.port}`, `=${port}`)
      : rewrite(text);
  const numbers = Array.from({ length: pods }, (_, index) => String(index));
  return Promise.all(
    numbers.map((index) =>
      startPod(pod, {
        ...place,
        rewrite: here,
        env: { ...place.env, JOB_COMPLETION_INDEX: index },
        fields: { ...place.fields, "metadata.annotations['batch.kubernetes.io/job-completion-index']": index },
      }),
    ),
  );
}

/** Waits until one of the pods has printed something, at most for two minutes. */
export async function printed(pods: readonly LocalPod[], text: string): Promise<void> {
  const end = Date.now() + 120_000;
  while (!outputOf(pods).includes(text)) {
    const ended = pods.every(({ main }) => main.child.exitCode !== null || main.child.signalCode !== null);
    if (ended || Date.now() > end) throw new Error(`never printed ${JSON.stringify(text)}\n${outputOf(pods)}`);
    await sleep(50);
  }
}

/** All that the pods have printed. */
export function outputOf(pods: readonly LocalPod[]): string {
  return pods.map((pod) => pod.output()).join('');
}

/** How all pods end by themselves. */
export function allEnded(pods: readonly LocalPod[]): Promise<readonly (number | string)[]> {
  return Promise.all(pods.map((pod) => pod.ended()));
}
