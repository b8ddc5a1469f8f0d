import type { ClusterPlan } from '../../../lib/plan/types/cluster';
import { outputsOfType } from '../../../lib/testing/mock-cloud';
import type { RecordedResource } from '../../../lib/testing/record-pulumi';
import { namedOutputs, recordNamed } from '../../clusters/limits/record-named';
import type { Step } from '../recorder';
import type { CreatedStep } from './memory-aws';

/** The resources of a cluster in an order that its dependencies allow. */
export async function recordedSteps(plan: ClusterPlan): Promise<readonly RecordedStep[]> {
  const resources = await recordNamed(plan);
  const outputsOf = namedOutputs(plan);
  return inOrder(resources.filter(({ type }) => type.startsWith('aws:'))).map((resource) => {
    const { type, name, inputs, dependsOn } = resource;
    // As `recordPulumi` answers.
    const outputs = {
      arn: `arn:mock:${type}/${name}`,
      name,
      ...inputs,
      ...outputsOfType(resource),
      ...outputsOf(resource),
    };
    return { type, name, inputs, outputs: { ...outputs, id: `${name}-id` }, dependsOn };
  });
}

/** A resource with the `type name` of those that it depends on. */
export interface RecordedStep extends CreatedStep {
  readonly dependsOn: readonly string[];
}

/** The resources that pulumi created, in its order, with the outputs of its state. */
export function engineSteps(
  created: readonly Step[],
  state: readonly { readonly urn: string; readonly outputs?: Readonly<Record<string, unknown>> }[],
): readonly CreatedStep[] {
  const outputs = new Map(state.map((resource) => [resource.urn, resource.outputs]));
  return created.map(({ urn, type, name, id, inputs }) => ({
    type,
    name,
    inputs,
    outputs: { ...outputs.get(urn), id },
  }));
}

/** `type name`. */
export function keyOf({ type, name }: Pick<CreatedStep, 'type' | 'name'>): string {
  return `${type} ${name}`;
}

/**
 * After each other in the order of dependencies. Among those that could be next, the last one by type and name: an order that
 * no dependency enforces is rarely this one.
 */
function inOrder(resources: readonly RecordedResource[]): readonly RecordedResource[] {
  const left = new Map(resources.map((resource) => [keyOf(resource), resource]));
  const ordered: RecordedResource[] = [];
  while (left.size > 0) {
    const next = [...left.values()].findLast(({ dependsOn }) => !dependsOn.some((key) => left.has(key)));
    if (!next) throw new Error('the dependencies have a cycle');
    left.delete(keyOf(next));
    ordered.push(next);
  }
  return ordered;
}

/** The step of a type, or the one with that name, and before it all that it depends on. */
export function stepWithDependencies(
  steps: readonly RecordedStep[],
  type: string,
  name?: string,
): readonly RecordedStep[] {
  const last = steps.find((step) => step.type.endsWith(`:${type}`) && (name === undefined || step.name.endsWith(name)));
  if (!last) throw new Error(`there is no ${type} ${name ?? ''}`);
  const needed = new Set([keyOf(last)]);
  for (const step of [...steps].reverse()) {
    if (needed.has(keyOf(step))) for (const key of step.dependsOn) needed.add(key);
  }
  return steps.filter((step) => needed.has(keyOf(step)));
}
