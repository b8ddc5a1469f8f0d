import type { ModelPlatformDefinition } from '../../definition/platform';
import { type WorkloadField, workloadFields } from '../../definition/workload-fields';
import { type Finding, formatPath, type NotChecked, type Path } from '../../errors';
import { groupBy } from '../../units/group-by';
import { lookup } from '../../units/lookup';
import type { WorkloadRecords } from '../facts/workload-kinds';
import { modelReferences } from '../resolve/service/model-references';

/**
 * Workloads of the definition that are not in the plan, because they or something they need have an unknown reference or
 * no valid node pool. Most rules are applied to planned workloads, so further problems of these may be unreported.
 */
export function leftOut(
  definition: ModelPlatformDefinition,
  plan: WorkloadRecords,
  findings: readonly Finding[],
): readonly NotChecked[] {
  const causes = causesOf(findings);
  return workloadFields.flatMap((field) =>
    Object.keys(definition[field] ?? {})
      .filter((name) => !Object.hasOwn(plan[field], name))
      .map((name) => ({ path: [field, name], because: because(definition, [field, name], causes) })),
  );
}

/** Paths of findings, by the workload, model or node pool that they are about. */
interface Causes {
  /** Unknown references, by the path of the workload or model. */
  readonly unknown: ReadonlyMap<string, readonly Path[]>;
  /** All findings of node pools, by the path of the pool. */
  readonly pools: ReadonlyMap<string, readonly Path[]>;
}

function causesOf(findings: readonly Finding[]): Causes {
  const unknown = findings.filter(({ rule }) => rule === 'reference/known');
  return { unknown: byStart(unknown, 2), pools: byStart(findings, 3) };
}

function byStart(findings: readonly Finding[], steps: number): ReadonlyMap<string, readonly Path[]> {
  const paths = findings.map(({ path }) => path).filter(({ length }) => length >= steps);
  return groupBy(paths, (path) => formatPath(path.slice(0, steps)));
}

/** Paths of the findings that explain why a workload is not planned; the workload's node pool if there are none. */
function because(
  definition: ModelPlatformDefinition,
  [field, name]: readonly [WorkloadField, string],
  { unknown, pools }: Causes,
): readonly Path[] {
  const service = field === 'services' ? lookup(definition.services, name) : undefined;
  const spec = service ?? lookup(definition.training, name);
  const pool: Path = ['cluster', 'nodePools', spec?.pool ?? ''];
  const models = (service ? modelReferences(service) : []).map((model): Path => ['models', model.name]);
  const own = [[field, name], ...models].flatMap((path) => unknown.get(formatPath(path)) ?? []);
  const causes = own.length > 0 ? own : (pools.get(formatPath(pool)) ?? []);
  return unique(causes.length > 0 ? causes : [pool]);
}

function unique(paths: readonly Path[]): readonly Path[] {
  return [...new Map(paths.map((path) => [formatPath(path), path])).values()];
}
