import { teamRoles } from '../../definition/team';
import { workloadKinds } from '../facts/workload-kinds';
import { workloads } from '../facts/workloads';
import type { TeamPlan } from '../types/team';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** Everything that was decided about a team. */
export function explainTeam(team: TeamPlan, context: ExplainContext): Explanation {
  const path = ['teams', team.name];
  const own = workloads(context.plan).filter((workload) => workload.team === team.name);
  return {
    subject: { kind: 'team', name: team.name },
    lines: [
      {
        field: 'namespace',
        value: team.namespace,
        why: team.manage ? 'with its quota, roles and policies it is ours to make' : 'somebody else looks after it',
        from: written(context, [...path, 'namespace']),
      },
      ...roleLines(team, context),
      {
        field: 'quota',
        value: list(
          Object.entries(team.quota?.hard ?? {}).map(([resource, limit]) => `${resource} ${limit}`),
          "its owner's",
        ),
        why: 'what all pods of the namespace together may ask for, so that no team takes what others were promised',
        from: written(context, [...path, 'quota'], 'computed'),
      },
      ...queueLines(team, context),
      {
        field: 'policies',
        value: list(team.networkPolicies.map(({ name }) => name)),
        why: team.manage ? 'everything is closed that no policy opens' : 'only those about our own pods',
        from: computed,
      },
      ...team.secrets.map(
        ({ name, remote }): ExplanationLine => ({
          field: `secret ${name}`,
          value: remote,
          why: "brought from the cloud's secret manager; its value is in no file",
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

function roleLines({ name, roles }: TeamPlan, context: ExplainContext): readonly ExplanationLine[] {
  return teamRoles.flatMap((role) => {
    const plan = roles.find((each) => each.name === role);
    if (!plan) return [];
    return [
      {
        field: `role ${role}`,
        value: list(
          plan.subjects.map((subject) => `${subject.kind.toLowerCase()} ${subject.name}`),
          'nobody',
        ),
        why: `${plan.rules.length} rules, which the plan prints`,
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
      ? 'training may use what other teams leave idle and gives it back when they want it'
      : 'training keeps to what the team is guaranteed',
    from: written(context, ['teams', name, 'quota', pool, 'borrow']),
  }));
}

function costLines({ name }: TeamPlan, { plan }: ExplainContext): readonly ExplanationLine[] {
  const cost = plan.cost.teams.find(({ team }) => team === name);
  if (!cost) return [];
  return [
    {
      field: 'cost',
      value: `$${cost.hourlyUsd.min} at the fewest replicas, $${cost.hourlyUsd.max} at most, an hour`,
      why: 'of each pod the part of a node that it takes of what it takes most of',
      from: computed,
    },
  ];
}
