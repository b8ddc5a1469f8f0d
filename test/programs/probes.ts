import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalProcess } from './local-process';
import type { ContainerManifest, ProbeManifest } from './rendered';

/** Runs a probe once, as the kubelet does: it passes with a status from 200 to 399, or exit code 0, within its timeout. */
export async function passes(probe: ProbeManifest | undefined, server: LocalProcess): Promise<boolean> {
  if (probe?.exec) return (await server.run(probe.exec.command, probe.timeoutSeconds)) === 0;
  if (!probe?.httpGet) throw new Error('the container has no such probe');
  const { path, port } = probe.httpGet;
  const signal = AbortSignal.timeout(probe.timeoutSeconds * 1000);
  try {
    const response = await fetch(`http://127.0.0.1:${server.ports[port]}${path}`, { signal, redirect: 'manual' });
    await response.arrayBuffer();
    return response.status >= 200 && response.status < 400;
  } catch {
    return false;
  }
}

/**
 * Waits until the startup probe passes, for as long as the kubelet would. Probes more often than the kubelet, to save time.
 *
 * @throws Error after that time, or if the program ends: the kubelet would restart the container.
 */
export async function started({ startupProbe }: ContainerManifest, server: LocalProcess): Promise<void> {
  const { periodSeconds = 0, failureThreshold = 0 } = startupProbe ?? {};
  const end = Date.now() + periodSeconds * failureThreshold * 1000;
  while (!(await passes(startupProbe, server))) {
    if (Date.now() > end || server.child.exitCode !== null)
      throw new Error(`the server did not start\n${server.output()}`);
    await sleep(200);
  }
}
