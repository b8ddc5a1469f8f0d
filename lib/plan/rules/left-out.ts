import type { ModelPlatformDefinition } from '../../definition/platform';
import { type WorkloadField, workloadFields } from '../../definition/workload-fields';
import { type Finding, formatPath, type NotChecked, type Path } from '../../errors';
import { lookup } from '../../units/lookup';
import { isBelow } from '../../units/paths';
import type { WorkloadRecords } from '../facts/workload-kinds';
import { modelReferences } from '../resolve/service/services';

/**
 * Workloads of the definition that are not in the plan, because they or something they need have an unknown reference or
 * no valid node pool. Most rules are applied to planned workloads, so further problems of these may be unreported.
 */
export function leftOut(
  definition: ModelPlatformDefinition,
  plan: WorkloadRecords,
  findings: readonly Finding[],
): readonly NotChecked[] {
  return workloadFields.flatMap((field) =>
    Object.keys(definition[field] ?? {})
      .filter((name) => !Object.hasOwn(plan[field], name))
      .map((name) => ({ path: [field, name], because: because(definition, [field, name], findings) })),
  );
}

/** Paths of the findings that explain why a workload is not planned; the workload's node pool if there are none. */
function because(
  definition: ModelPlatformDefinition,
  [field, name]: readonly [WorkloadField, string],
  findings: readonly Finding[],
): readonly Path[] {
  const service = field === 'services' ? lookup(definition.services, name) : undefined;
  const spec = service ?? lookup(definition.training, name);
  const pool: Path = ['cluster', 'nodePools', spec?.pool ?? ''];
  const models = (service ? modelReferences(service) : []).map((model): Path => ['models', model.name]);
  const isUnknown = ({ rule, path }: Finding) =>
    rule === 'reference/known' && [[field, name], ...models].some((above) => isBelow(path, above));
  const unknown = findings.filter(isUnknown);
  const causes = unknown.length > 0 ? unknown : findings.filter(({ path }) => isBelow(path, pool));
  return unique(causes.length > 0 ? causes.map(({ path }) => path) : [pool]);
}

function unique(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [formatPath(path), path])).values()];
}
