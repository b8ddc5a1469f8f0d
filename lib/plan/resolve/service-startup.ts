import type { ServingSpec } from '../../definition/service';
import { parseDuration } from '../../units/duration';
import { MiB } from '../../units/quantity';
import type { StartupPlan } from '../model-service';
import type { Runtime } from '../runtimes/runtime';
import { unpackedBytes } from './model-archive';
import type { ServiceSurroundings } from './surroundings';

/**
 * What the root disk of a node takes in, at least. Source: the base of a gp3 volume, 125 MiB/s, Amazon EBS documentation,
 * "General Purpose SSD volumes", 2026-11; the disks of the other clouds are faster at the sizes that nodes have.
 */
const diskBytesPerSecond = 125 * MiB;

/** What a node pulls and unpacks of an image. Assumed: one layer after the other is unpacked by one CPU. */
const pullBytesPerSecond = 50 * MiB;

/** Seconds until a node is there and a small image on it. */
const scheduleSeconds = 300;

/** How long a replica may take until it serves: reckoned from its models' size, or as the definition says. */
export function resolveStartup(spec: ServingSpec, runtime: Runtime, around: ServiceSurroundings): StartupPlan {
  const bytes = around.models.reduce((sum, model) => sum + model.bytes, 0);
  const written = around.models.reduce((sum, model) => sum + unpackedBytes(model), 0);
  const download = Math.ceil(Math.max(bytes / around.provider.objectStoreBytesPerSecond, written / diskBytesPerSecond));
  const load = Math.ceil(written / runtime.loadBytesPerSecond);
  const neededSeconds = download + load + runtime.startSeconds;
  const budgetSeconds = spec.startup
    ? Math.ceil(parseDuration(spec.startup.budget) / 1000)
    : Math.max(60, 2 * neededSeconds);
  const pull = Math.ceil((runtime.image.download?.bytes ?? 0) / pullBytesPerSecond);
  return {
    budgetSeconds,
    neededSeconds,
    ...(pull > 0 && { pullSeconds: scheduleSeconds + pull }),
    why: `download ${download} s, load ${load} s, start of the server ${runtime.startSeconds} s`,
  };
}
