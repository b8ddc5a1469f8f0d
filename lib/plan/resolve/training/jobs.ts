import type { TrainingJobSpec } from '../../../definition/training';
import { lookup } from '../../../units/lookup';
import { prometheusOf } from '../../add-ons/prometheus';
import { frameworkOf } from '../../frameworks/select';
import type { TrainingJobPlan } from '../../types/training-job';
import type { PlatformContext } from '../context';
import { teamNamespace } from '../team/team';
import { priorityClassName } from '../workload/priority-classes';
import { resolveServiceAccount } from '../workload/service-account';
import { startGateOf } from '../workload/start-gate';
import { resolveTrainingJob } from './job';
import { localQueueName, workloadPriorityName } from './queues';

/** The parts of a platform that training jobs depend on. */
type TrainingContext = Omit<PlatformContext, 'gateways'>;

/**
 * The training jobs of a platform. A job that refers to something unknown is left out; the rule `reference/known` reports
 * it.
 */
export function resolveTraining(context: TrainingContext): Readonly<Record<string, TrainingJobPlan>> {
  const entries = Object.entries(context.definition.training ?? {}).flatMap(([name, spec]) => {
    const job = resolveOne(name, spec, context);
    return job ? [[name, job] as const] : [];
  });
  return Object.fromEntries(entries);
}

function resolveOne(name: string, spec: TrainingJobSpec, context: TrainingContext) {
  const { definition, cluster, provider } = context;
  const team = lookup(definition.teams, spec.team);
  const pool = lookup(cluster.pools, spec.pool);
  if (!team || !pool) return undefined;
  const prometheus = prometheusOf(definition);
  const namespace = teamNamespace(spec.team, team);
  const { serviceAccount, mechanism } = resolveServiceAccount(namespace, name, context);
  return resolveTrainingJob(name, spec, {
    platform: definition.name,
    path: ['training', name],
    team: spec.team,
    namespace,
    pool,
    framework: frameworkOf(spec.framework),
    provider,
    buckets: cluster.buckets,
    scraper: prometheus.peer,
    serviceAccount,
    identity: mechanism,
    startGate: startGateOf(team, provider),
    registries: cluster.registries,
    podPriority: priorityClassName(definition.name, 'training'),
    localQueue: localQueueName(),
    selectorLabels: prometheus.selectorLabels,
    queuePriority: workloadPriorityName(definition.name, spec.priority ?? 'normal'),
  });
}
