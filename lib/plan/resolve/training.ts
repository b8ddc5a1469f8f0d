import type { TrainingJobSpec } from '../../definition/training';
import { lookup } from '../lookup';
import type { TrainingJobPlan } from '../training-job';
import { mechanismOf } from './identity';
import { trainingPriorityName } from './priority-classes';
import type { PlatformContext } from './services';
import { teamNamespace } from './team';
import { resolveTrainingJob } from './training-job';
import { localQueueName, workloadPriorityName } from './training-queues';

/** What of a platform its training jobs follow from. */
export type TrainingContext = Omit<PlatformContext, 'gateways'>;

/**
 * The training jobs of a platform. One that names something which does not exist is left out: the rule on unknown names
 * says so.
 */
export function resolveTraining(context: TrainingContext): Readonly<Record<string, TrainingJobPlan>> {
  const entries = Object.entries(context.definition.training ?? {}).flatMap(([name, spec]) => {
    const job = resolveOne(name, spec, context);
    return job ? [[name, job] as const] : [];
  });
  return Object.fromEntries(entries);
}

function resolveOne(name: string, spec: TrainingJobSpec, { definition, cluster, provider, outputs }: TrainingContext) {
  const team = lookup(definition.teams, spec.team);
  const pool = lookup(cluster.pools, spec.pool);
  if (!team || !pool) return undefined;
  const namespace = teamNamespace(spec.team, team);
  return resolveTrainingJob(name, spec, {
    platform: definition.name,
    team: spec.team,
    namespace,
    pool,
    provider,
    buckets: cluster.buckets,
    identity: mechanismOf({ namespace, name }, provider, outputs),
    podPriority: trainingPriorityName(definition.name),
    localQueue: localQueueName(),
    queuePriority: workloadPriorityName(definition.name, spec.priority ?? 'normal'),
  });
}
