import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import type { TrainingJobSpec } from '../../../../lib/definition/training';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import type { ContainerPlan } from '../../../../lib/plan/types/container';
import type { TrainingJobPlan } from '../../../../lib/plan/types/training-job';
import { existingDefinition } from '../../../fixtures/definition';
import { type PoolRequest, withPools } from '../../../fixtures/pools';
import { withTraining } from '../../../fixtures/training';

/** A gang of two nodes with eight GPUs each, with data, checkpoints and output. */
export const gang: Partial<TrainingJobSpec> = {
  pool: 'gpus',
  framework: { kind: 'pytorch', nodes: 2 },
  data: { '/data': { bucket: 'models', path: 'clicks', size: '10Gi' } },
  checkpoint: { bucket: 'models', path: 'fit/checkpoints', every: '15m', size: '2Gi' },
  output: { bucket: 'models', path: 'fit/output' },
};

/** Eight H100 in each node. */
export const gpuPool: PoolRequest = { gpu: { type: 'h100', count: 8 }, nodes: { min: 0, max: 4 }, disk: '500Gi' };

/** A platform without services: one job `fit`, and the pools `general` and `gpus`. */
export function trains(
  change: Partial<TrainingJobSpec> = {},
  pool: PoolRequest = gpuPool,
  provider: 'eks' | 'gke' | 'aks' = 'eks',
): ModelPlatformDefinition {
  return onlyTraining(withTraining(withPools(provider, { gpus: pool }), change));
}

/** The same on an existing cluster with the pool `general`. */
export function trainsOnExisting(change: Partial<TrainingJobSpec> = {}): ModelPlatformDefinition {
  return onlyTraining(withTraining(existingDefinition(), change));
}

function onlyTraining(definition: ModelPlatformDefinition): ModelPlatformDefinition {
  return { ...definition, services: {}, gateways: {}, models: {} };
}

/** The plan of the job `fit`. */
export function jobOf(definition: ModelPlatformDefinition): TrainingJobPlan {
  const job = resolvePlatform(definition, undefined).training.fit;
  if (!job) throw new Error('the plan has no job fit');
  return job;
}

/** A container, init container or sidecar of the job's pod. */
export function containerOf({ pod }: TrainingJobPlan, name: string): ContainerPlan {
  const found = [...pod.initContainers, ...pod.sidecars, ...pod.containers].find((each) => each.name === name);
  if (!found) throw new Error(`the pod has no container ${name}`);
  return found;
}
