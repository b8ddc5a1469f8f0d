import type { ModelReference } from '../../../definition/model';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { ModelServiceSpec, ResourcesSpec } from '../../../definition/service';
import { lookup } from '../../../units/lookup';
import { parseBytes } from '../../../units/quantity';
import { unpackedBytes } from '../../facts/model-archive';
import { imageBytesPerDownload } from '../../facts/node-disk';
import { gpuEnvelope } from '../../runtimes/gpu-envelope';
import type { Runtime } from '../../runtimes/runtime';
import { runtimeOf } from '../../runtimes/select';
import type { GpuPoolPlan } from '../../types/gpu-pool';
import { defaultModelSize, modelReferences } from '../service/model-references';
import { resolveReplicas } from '../service/replicas';

/** What a new node of a pool does before its pods serve or train. */
export interface PoolStart {
  /** Images of its workloads. */
  readonly images: readonly string[];
  /** Bytes of images and models that the pods of one workload write together: the most of any workload. */
  startBytes(gpu: GpuPoolPlan | undefined): number;
}

/** What the workloads of a pool need at the start of a node. References can be unknown. */
export function poolStart(definition: ModelPlatformDefinition, pool: string): PoolStart {
  const services = Object.values(definition.services ?? {}).filter((service) => service.pool === pool);
  const jobs = Object.values(definition.training ?? {}).filter((job) => job.pool === pool);
  const images = [
    ...services.map(({ runtime }) => runtime.image ?? runtimeOf(runtime).image.reference),
    ...jobs.map(({ image }) => image),
  ];
  return {
    images: [...new Set(images)].sort(),
    startBytes: (gpu) => Math.max(0, ...services.map((service) => serviceBytes(service, gpu, definition))),
  };
}

function serviceBytes(
  service: ModelServiceSpec,
  gpu: GpuPoolPlan | undefined,
  definition: ModelPlatformDefinition,
): number {
  const runtime = runtimeOf(service.runtime);
  const models = modelReferences(service).reduce((sum, model) => sum + modelBytes(model, definition), 0);
  const pods = startingTogether(gpu, {
    runtime,
    wanted: service.resources?.gpu,
    replicas: resolveReplicas(service).max,
  });
  return imageBytes(runtime) + pods * models;
}

/** Bytes of the image of a runtime on disk. 0 for an image whose size is not known. */
function imageBytes({ image }: Runtime): number {
  return (image.download?.bytes ?? 0) * imageBytesPerDownload;
}

function modelBytes({ name, version }: ModelReference, { models }: ModelPlatformDefinition): number {
  const found = lookup(lookup(models, name)?.versions, version);
  if (!found) return 0;
  return unpackedBytes({ path: found.path, bytes: parseBytes(found.size ?? defaultModelSize) });
}

/** Replicas of a service that start on a node at the same time: as many as its GPUs hold, or one. */
export function startingTogether(
  gpu: GpuPoolPlan | undefined,
  {
    runtime,
    wanted,
    replicas,
  }: { readonly runtime: Pick<Runtime, 'gpus'>; readonly wanted: ResourcesSpec['gpu']; readonly replicas: number },
): number {
  const envelope = gpu && gpuEnvelope(wanted, runtime, { gpu });
  if (!envelope) return 1;
  const held = Math.floor((gpu.count * (gpu.sharing?.perGpu ?? 1)) / envelope.count);
  return Math.max(1, Math.min(held, replicas));
}
