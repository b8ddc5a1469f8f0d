import { setTimeout as sleep } from 'node:timers/promises';
import { sendLoad } from './load';
import type { LocalProcess } from './local-process';
import { passes } from './probes';
import { mainContainer, type PodManifest } from './rendered';

/** Result of a drain. */
export interface DrainResult {
  /** Requests without a response when the server received SIGTERM. */
  readonly inFlight: number;
  readonly responses: number;
  /** Statuses other than 200, and errors of requests without a response. */
  readonly lost: readonly (number | string)[];
  /** Exit code or signal of the server; `too late` if the kubelet would have killed it. */
  readonly ended: number | string;
}

/**
 * Ends a server as the kubelet does, under load. During the preStop sleep requests still arrive, and the server must
 * answer them. After it no new ones arrive, because the Service has removed the endpoint. The length of the sleep does
 * not matter to the server, so it is cut to two seconds.
 */
export async function drain(pod: PodManifest, server: LocalProcess, url: string, body: unknown): Promise<DrainResult> {
  const container = mainContainer(pod);
  const preStopSeconds = container.lifecycle?.preStop?.sleep.seconds ?? 0;
  const load = sendLoad(url, body, 8);
  await sleep(Math.min(2, preStopSeconds) * 1000);
  if (!(await passes(container.readinessProbe, server))) throw new Error('the server is not ready under load');
  const stopped = load.stop();
  const inFlight = load.inFlight();
  server.child.kill('SIGTERM');
  const statuses = await stopped;
  const remainingSeconds = pod.terminationGracePeriodSeconds - preStopSeconds;
  return {
    inFlight,
    responses: statuses.length,
    lost: statuses.filter((status) => status !== 200),
    ended: await Promise.race([server.ended(), sleep(remainingSeconds * 1000, 'too late', { ref: false })]),
  };
}
