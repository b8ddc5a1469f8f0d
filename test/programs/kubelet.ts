import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalProcess } from './local-process';
import { passes } from './probes';
import type { ContainerManifest, ProbeManifest } from './rendered';

/** What a kubelet sees of a probe over a time. */
export interface ProbeRecord {
  readonly probes: number;
  readonly failures: number;
  /** Failures in a row at most. The kubelet acts when they reach the threshold. */
  readonly longestRun: number;
  readonly slowestSeconds: number;
}

/** Runs the readiness and liveness probes of a container as the kubelet does, until it is stopped. */
export function watchProbes(container: ContainerManifest, server: LocalProcess) {
  const stop = new AbortController();
  const records = Promise.all([
    watch(container.readinessProbe, server, stop.signal),
    watch(container.livenessProbe, server, stop.signal),
  ]);
  return {
    async stop(): Promise<{ readonly readiness: ProbeRecord; readonly liveness: ProbeRecord }> {
      stop.abort();
      const [readiness, liveness] = await records;
      return { readiness, liveness };
    },
  };
}

async function watch(
  probe: ProbeManifest | undefined,
  server: LocalProcess,
  signal: AbortSignal,
): Promise<ProbeRecord> {
  let [probes, failures, run, longestRun, slowestSeconds] = [0, 0, 0, 0, 0];
  while (!signal.aborted) {
    const begin = performance.now();
    const passed = await passes(probe, server);
    const seconds = (performance.now() - begin) / 1000;
    probes += 1;
    run = passed ? 0 : run + 1;
    failures += passed ? 0 : 1;
    longestRun = Math.max(longestRun, run);
    slowestSeconds = Math.max(slowestSeconds, seconds);
    const rest = Math.max(0, (probe?.periodSeconds ?? 10) - seconds);
    await sleep(rest * 1000, undefined, { signal }).catch(() => undefined);
  }
  return { probes, failures, longestRun, slowestSeconds };
}
