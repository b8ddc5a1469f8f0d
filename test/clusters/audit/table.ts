import type { ClusterPlan } from '../../../lib/plan/types/cluster';
import type { RecordedResource } from '../../../lib/testing/record-pulumi';
import { byCodeUnit } from '../../../lib/units/order';
import { awsAudit } from './aws';
import { azureAudit } from './azure';
import { type Answer, field, type Question, questions, type TypeAudit } from './check';
import { googleAudit } from './google';
import { tagFieldOf } from './sdk-tags';

/** Every type of resources of a cluster, with its answers. */
export const audits: Readonly<Record<string, TypeAudit>> = { ...awsAudit, ...googleAudit, ...azureAudit };

const asked = Object.keys(questions) as readonly Question[];

/** The resources of one cluster. */
export interface AuditedCluster {
  readonly name: string;
  readonly plan: ClusterPlan;
  readonly resources: readonly RecordedResource[];
}

/** Everything that an auditor would report, as text. */
export function auditProblems({ plan, resources }: AuditedCluster): readonly string[] {
  return ofClouds(resources).flatMap((resource) => {
    const audit = audits[resource.type];
    if (!audit) return [`${resource.type}: no answers`];
    const failed = asked.filter((question) => answerOf(audit, question, resource, resources) === false);
    return [
      ...failed.map((question) => `${resource.type} ${resource.name}: not ${questions[question]}`),
      ...(isTagged(resource, plan) === false
        ? [`${resource.type} ${resource.name}: without the tags of the plan`]
        : []),
    ];
  });
}

/** Resources of clouds, without the components that group them. */
function ofClouds(resources: readonly RecordedResource[]): readonly RecordedResource[] {
  return resources.filter(({ type }) => !type.startsWith('model-platform:') && !type.startsWith('pulumi:'));
}

function answerOf(
  audit: TypeAudit,
  question: Question,
  resource: RecordedResource,
  all: readonly RecordedResource[],
): Answer {
  if ('settingOf' in audit) return `setting of ${audit.settingOf}`;
  const answer = audit[question];
  return typeof answer === 'string' ? answer : answer({ resource, all });
}

/** Whether a resource has all tags of the plan. Undefined if its type has no tags. */
function isTagged(resource: RecordedResource, { tags }: ClusterPlan): boolean | undefined {
  const path = tagFieldOf(resource.type);
  if (path === undefined) return undefined;
  const written = (field(resource, path) ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(tags).every(([key, value]) => written[key] === value);
}

/** One row of the table for each type that has answers of its own. */
export function auditRows(clusters: readonly AuditedCluster[]): readonly (readonly string[])[] {
  const types = new Set(clusters.flatMap(({ resources }) => ofClouds(resources).map(({ type }) => type)));
  return [...types].sort(byCodeUnit).flatMap((type) => {
    const audit = audits[type];
    if (!audit || 'settingOf' in audit) return [];
    const each = clusters.flatMap(({ plan, resources }) =>
      resources
        .filter((resource) => resource.type === type)
        .map((resource) => ({ resource, all: resources, tagged: isTagged(resource, plan) })),
    );
    const cells = asked.map((question) =>
      cellOf(each.map(({ resource, all }) => answerOf(audit, question, resource, all))),
    );
    return [[type, String(each.length), ...cells, cellOf(each.map(({ tagged }) => tagged ?? 'no tags in the API'))]];
  });
}

/** Types whose settings belong to another resource, by its name. */
export function settingRows(clusters: readonly AuditedCluster[]): readonly (readonly [string, string])[] {
  const types = new Set(clusters.flatMap(({ resources }) => ofClouds(resources).map(({ type }) => type)));
  return [...types].sort(byCodeUnit).flatMap((type): (readonly [string, string])[] => {
    const audit = audits[type];
    return audit && 'settingOf' in audit ? [[type, audit.settingOf]] : [];
  });
}

/** `yes: 3 of 3`, with the reasons of those for which the question has no meaning. */
function cellOf(answers: readonly Answer[]): string {
  const checked = answers.filter((answer) => typeof answer === 'boolean');
  const reasons = [...new Set(answers.filter((answer) => typeof answer === 'string'))];
  const good = checked.filter((answer) => answer).length;
  return [...(checked.length > 0 ? [`**${good} of ${checked.length}**`] : []), ...reasons].join('; ');
}
