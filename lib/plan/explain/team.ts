import { confinementChannels } from '../../definition/confinement';
import { teamRoles } from '../../definition/team';
import { lookup } from '../../units/lookup';
import { secretStoreText } from '../facts/secret-stores';
import { subjectText } from '../facts/subject-text';
import { workloadKinds } from '../facts/workload-kinds';
import { workloads } from '../facts/workloads';
import type { TeamPlan } from '../types/team';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** Every decision about a team. */
export function explainTeam(team: TeamPlan, context: ExplainContext): Explanation {
  const path = ['teams', team.name];
  const own = workloads(context.plan).filter((workload) => workload.team === team.name);
  return {
    subject: { kind: 'team', name: team.name },
    lines: [
      {
        field: 'namespace',
        value: team.namespace,
        why: team.manage
          ? 'created by the platform with its quota, roles and policies'
          : 'managed outside the platform',
        from: written(context, [...path, 'namespace']),
      },
      ...roleLines(team, context),
      {
        field: 'quota',
        value: list(
          Object.entries(team.quota?.hard ?? {}).map(([resource, limit]) => `${resource} ${limit}`),
          'managed outside the platform',
        ),
        why: 'sum of the requests of all pods in the namespace',
        from: written(context, [...path, 'quota'], 'computed'),
      },
      ...queueLines(team, context),
      confinedLine(team, context),
      {
        field: 'policies',
        value: list(team.networkPolicies.map(({ name }) => name)),
        why: team.manage ? 'all connections without a policy are blocked' : 'only for pods of the platform',
        from: computed,
      },
      {
        field: 'model formats',
        value: team.modelFormats,
        why: 'some formats of models are programs, which run with the access of the service',
        from: written(context, [...path, 'modelFormats']),
      },
      ...scanLines(team, context),
      ...team.secrets.map(
        ({ name, remote }): ExplanationLine => ({
          field: `secret ${name}`,
          value: remote,
          why: `External Secrets copies it from ${team.secretStore ? secretStoreText(team.secretStore).name : 'a secret store'}; no file contains its value`,
          from: written(context, [...path, 'secrets', name]),
        }),
      ),
      ...Object.entries(workloadKinds).map(
        ([kind, { field }]): ExplanationLine => ({
          field,
          value: list(own.filter((workload) => workload.kind === kind).map(({ name }) => name)),
          why: 'workloads of this team',
          from: computed,
        }),
      ),
      ...costLines(team, context),
    ],
  };
}

function scanLines({ name }: TeamPlan, context: ExplainContext): readonly ExplanationLine[] {
  const scan = context.definition.teams?.[name]?.modelScan;
  if (!scan) return [];
  return [
    {
      field: 'model scan',
      value: `${scan.image} ${scan.command.join(' ')}`,
      why: 'scans all models that services of the team load, instead of the scans of the models',
      from: written(context, ['teams', name, 'modelScan']),
    },
  ];
}

function confinedLine({ name }: TeamPlan, context: ExplainContext): ExplanationLine {
  const { definition, plan } = context;
  const confined = lookup(definition.teams, name)?.confined ?? false;
  const open = confinementChannels.filter((channel) => plan.cluster.confinement?.channels[channel].closed === false);
  return {
    field: 'confined',
    value: confined ? 'yes' : 'no',
    why: confined
      ? `rules refuse connections that carry its data out; open channels of the cluster: ${list(open, 'none')}`
      : 'its workloads can have consumers, buckets and connections outside its namespace',
    from: written(context, ['teams', name, 'confined']),
  };
}

function roleLines({ name, roles }: TeamPlan, context: ExplainContext): readonly ExplanationLine[] {
  return teamRoles.flatMap((role) => {
    const plan = roles.find((each) => each.name === role);
    if (!plan) return [];
    return [
      {
        field: `role ${role}`,
        value: list(plan.subjects.map(subjectText), 'none'),
        why: `${plan.rules.length} rules, listed by the plan`,
        from: written(context, ['teams', name, 'members', role]),
      },
    ];
  });
}

function queueLines({ name }: TeamPlan, context: ExplainContext): readonly ExplanationLine[] {
  const queue = Object.values(context.plan.queues?.queues ?? {}).find(({ team }) => team === name);
  if (!queue) return [];
  return queue.quotas.map(({ pool, borrow }) => ({
    field: `queue for ${pool}`,
    value: `${queue.localQueue} of ${queue.clusterQueue}, ${borrow ? 'borrows' : 'does not borrow'}`,
    why: borrow
      ? 'training can use idle quota of other teams until they reclaim it'
      : 'training is limited to the quota of the team',
    from: written(context, ['teams', name, 'quota', pool, 'borrow']),
  }));
}

function costLines({ name }: TeamPlan, { plan }: ExplainContext): readonly ExplanationLine[] {
  const cost = plan.cost.teams.find(({ team }) => team === name);
  if (!cost) return [];
  return [
    {
      field: 'cost',
      value: `$${cost.hourlyUsd.min} at minimum scale, $${cost.hourlyUsd.max} at maximum, per hour`,
      why: 'each pod pays for the share of a node of its dominant resource',
      from: computed,
    },
  ];
}
