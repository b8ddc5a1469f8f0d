import { setTimeout as sleep } from 'node:timers/promises';
import { sendLoad } from './load';
import type { LocalProcess } from './local-process';
import { passes } from './probes';
import { mainContainer, type PodManifest } from './rendered';

/** What came of a drain. */
export interface Drained {
  /** Requests that had no answer yet when the server was told to stop. */
  readonly inFlight: number;
  readonly answers: number;
  /** Those that were answered with anything but 200, or not at all. */
  readonly lost: readonly (number | string)[];
  /** How the server ended; `too late` where the kubelet would have killed it. */
  readonly ended: number | string;
}

/**
 * Ends a server as the kubelet does, while clients ask it. In the seconds before the signal requests still come, and
 * the server must take them; then no new ones come, because the Service has left the pod out. How many seconds that
 * are changes nothing for the server, so here it is two.
 */
export async function drain(pod: PodManifest, server: LocalProcess, url: string, body: unknown): Promise<Drained> {
  const container = mainContainer(pod);
  const preStopSeconds = container.lifecycle?.preStop?.sleep.seconds ?? 0;
  const load = sendLoad(url, body, 8);
  await sleep(Math.min(2, preStopSeconds) * 1000);
  if (!(await passes(container.readinessProbe, server))) throw new Error('not ready under load');
  const stopped = load.stop();
  const inFlight = load.inFlight();
  server.child.kill('SIGTERM');
  const answers = await stopped;
  const leftSeconds = pod.terminationGracePeriodSeconds - preStopSeconds;
  return {
    inFlight,
    answers: answers.length,
    lost: answers.filter((answer) => answer !== 200),
    ended: await Promise.race([server.ended(), sleep(leftSeconds * 1000, 'too late', { ref: false })]),
  };
}
