import type { StartupPlan } from '../model-service';
import type { ProbePlan, ProbesPlan } from '../pod';
import type { Models, ProbeTarget, Runtime } from '../runtimes/runtime';

/** Probes of a server: it is asked for every model until all serve, and from then on whether they still do. */
export function resolveProbes(runtime: Runtime, models: Models, startup: StartupPlan): ProbesPlan {
  const ready = runtime.ready(models);
  return {
    startup: probe(ready.startup, 5, 3, Math.ceil(startup.budgetSeconds / 5)),
    readiness: probe(ready.readiness, 5, 3, 2),
    liveness: probe({ kind: 'http', path: runtime.livePath }, 10, 5, 6),
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
      // A program takes a while to start where a server takes all of the CPU.
      return { kind: 'exec', command: target.command, periodSeconds, timeoutSeconds: 10, failureThreshold };
    default:
      throw new Error(`unknown target of a probe ${JSON.stringify(target satisfies never)}`);
  }
}
