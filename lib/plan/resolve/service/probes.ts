import { assertNever } from '../../../units/assert-never';
import type { Models, ProbeTarget, Runtime } from '../../runtimes/runtime';
import type { ProbePlan, ProbesPlan } from '../../types/probe';
import type { StartupPlan } from '../../types/service';

/**
 * Probes of a server: the startup probe waits until all models serve, and the liveness probe checks the program. The
 * server restarts after it fails for one minute. The init container has downloaded the models before the first probe, so
 * the startup probe has only the budget of the server.
 */
export function resolveProbes(runtime: Runtime, models: Models, { serverSeconds }: StartupPlan): ProbesPlan {
  const { startup, readiness, liveness } = runtime.probes(models);
  return {
    startup: probe(startup, 5, 3, Math.ceil(serverSeconds / 5)),
    readiness: probe(readiness, 5, 3, 2),
    liveness: probe(liveness, 10, 5, 6),
  };
}

function probe(
  target: ProbeTarget,
  periodSeconds: number,
  timeoutSeconds: number,
  failureThreshold: number,
): ProbePlan {
  switch (target.kind) {
    case 'http':
      return { path: target.path, port: 'http', periodSeconds, timeoutSeconds, failureThreshold };
    case 'exec':
      // A process starts slowly if the server uses all CPU.
      return { kind: 'exec', command: target.command, periodSeconds, timeoutSeconds: 10, failureThreshold };
    default:
      return assertNever(target);
  }
}
