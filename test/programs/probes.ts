import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalProcess } from './local-process';
import type { ContainerManifest, ProbeManifest } from './rendered';

/** Asks once what a probe asks, as the kubelet does: an answer from 200 to 399 in time is a yes, or exit code 0. */
export async function passes(probe: ProbeManifest | undefined, server: LocalProcess): Promise<boolean> {
  if (probe?.exec) return (await server.run(probe.exec.command, probe.timeoutSeconds)) === 0;
  if (!probe?.httpGet) throw new Error('the container has no such probe');
  const { path, port } = probe.httpGet;
  const signal = AbortSignal.timeout(probe.timeoutSeconds * 1000);
  try {
    const answer = await fetch(`http://127.0.0.1:${server.ports[port]}${path}`, { signal, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status >= 200 && answer.status < 400;
  } catch {
    return false;
  }
}

/**
 * Waits until the startup probe passes, at most as long as the kubelet would. Asks more often than it, to save time.
 *
 * @throws when the time is over or the program ends: the kubelet would start the container again.
 */
export async function started({ startupProbe }: ContainerManifest, server: LocalProcess): Promise<void> {
  const { periodSeconds = 0, failureThreshold = 0 } = startupProbe ?? {};
  const end = Date.now() + periodSeconds * failureThreshold * 1000;
  while (!(await passes(startupProbe, server))) {
    if (Date.now() > end || server.child.exitCode !== null) throw new Error(`did not start\n${server.output()}`);
    await sleep(200);
  }
}
