import type { ServingSpec } from '../../../definition/service';
import { parseDuration } from '../../../units/duration';
import { MiB } from '../../../units/quantity';
import { unpackedBytes } from '../../facts/model-archive';
import { nodeDiskBytesPerSecond } from '../../facts/node-disk';
import { nodeStartSeconds } from '../../facts/node-start';
import type { Runtime } from '../../runtimes/runtime';
import type { StartupPlan } from '../../types/service';
import { startingTogether } from '../cluster/pool-start';
import type { ServiceContext } from './context';
import { scanSeconds } from './model-scan';
import { resolveReplicas } from './replicas';

/** Bytes of an image that a node pulls and unpacks per second. Assumed: one CPU unpacks one layer after the other. */
const pullBytesPerSecond = 50 * MiB;

/** Minimum of the computed budget, without scans. */
const leastSeconds = 60;

/** Time until a replica serves, estimated from the size of its models or set in the definition. */
export function resolveStartup(spec: ServingSpec, runtime: Runtime, context: ServiceContext): StartupPlan {
  const bytes = context.models.reduce((sum, model) => sum + model.bytes, 0);
  const written = context.models.reduce((sum, model) => sum + unpackedBytes(model), 0);
  const together = startingTogether(context.pool.gpu, {
    runtime,
    wanted: spec.resources?.gpu,
    replicas: resolveReplicas(spec).max,
  });
  const diskBytesPerSecond = (context.pool.disk?.bytesPerSecond ?? nodeDiskBytesPerSecond) / together;
  const download = Math.ceil(
    Math.max(bytes / context.provider.objectStoreBytesPerSecond, written / diskBytesPerSecond),
  );
  const scan = scanSeconds(context.models);
  const load = Math.ceil(written / runtime.loadBytesPerSecond);
  const server = load + runtime.startSeconds;
  const budget = resolveBudget(spec, { before: download + scan, server, least: leastSeconds + 2 * scan });
  const pull = Math.ceil((runtime.image.download?.bytes ?? 0) / pullBytesPerSecond);
  return {
    ...budget,
    neededSeconds: download + scan + server,
    pullSeconds: nodeStartSeconds(context.pool) + pull,
    why: `download ${download} s, ${scan > 0 ? `scan ${scan} s, ` : ''}load ${load} s, server start ${runtime.startSeconds} s`,
  };
}

/**
 * Twice the computed time, or the time in the definition. A server that hangs is noticed after the part without the
 * download and the scan.
 */
function resolveBudget(
  { startup }: ServingSpec,
  { before, server, least }: { readonly before: number; readonly server: number; readonly least: number },
): Pick<StartupPlan, 'budgetSeconds' | 'serverSeconds'> {
  if (!startup) {
    const budgetSeconds = Math.max(least, 2 * (before + server));
    return { budgetSeconds, serverSeconds: budgetSeconds - 2 * before };
  }
  const budgetSeconds = Math.ceil(parseDuration(startup.budget) / 1000);
  return { budgetSeconds, serverSeconds: Math.max(1, budgetSeconds - before) };
}
