import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalPod, type PodContext, startPod } from './local-pod';
import { freePort } from './local-process';
import type { PodManifest } from './rendered';

/** What replaces the nodes and the network of a job's pods. */
export interface GangContext extends PodContext {
  readonly pods: number;
  /** Host and port of the first pod. @default - the job has one pod */
  readonly rendezvous?: { readonly host: string; readonly port: number };
}

/** Starts all pods of a job at once. The rendezvous host becomes this machine. */
export async function startGang(pod: PodManifest, context: GangContext): Promise<readonly LocalPod[]> {
  const { pods, rendezvous, rewrite = (text) => text } = context;
  const port = rendezvous && (await freePort(rendezvous.port));
  const here = (text: string) =>
    rendezvous
      ? rewrite(text).replace(rendezvous.host, '127.0.0.1').replace(`=${rendezvous.port}`, `=${port}`)
      : rewrite(text);
  const numbers = Array.from({ length: pods }, (_, index) => String(index));
  return Promise.all(
    numbers.map((index) =>
      startPod(pod, {
        ...context,
        rewrite: here,
        env: { ...context.env, JOB_COMPLETION_INDEX: index },
        fields: { ...context.fields, "metadata.annotations['batch.kubernetes.io/job-completion-index']": index },
      }),
    ),
  );
}

/** Waits until one of the pods has printed a text, for at most two minutes. */
export async function printed(pods: readonly LocalPod[], text: string): Promise<void> {
  const end = Date.now() + 120_000;
  while (!outputOf(pods).includes(text)) {
    const ended = pods.every(({ main }) => main.child.exitCode !== null || main.child.signalCode !== null);
    if (ended || Date.now() > end) throw new Error(`never printed ${JSON.stringify(text)}\n${outputOf(pods)}`);
    await sleep(50);
  }
}

/** Output of all pods. */
export function outputOf(pods: readonly LocalPod[]): string {
  return pods.map((pod) => pod.output()).join('');
}

/** Waits until all pods end, and returns their exit codes or signals. */
export function allEnded(pods: readonly LocalPod[]): Promise<readonly (number | string)[]> {
  return Promise.all(pods.map((pod) => pod.ended()));
}
