import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { checkParsed } from '../../lib/plan/plan';
import type { ClusterOutputsFile } from '../../lib/plan/types/outputs';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { exampleDefinition } from '../fixtures/example-definition';
import { root, scenarios, type Variant } from '../snapshots/scenarios';

/** A change to a definition. */
export type Edit = (definition: ModelPlatformDefinition) => ModelPlatformDefinition;

/**
 * The variant of an example for one cloud.
 *
 * @throws Error if there is none.
 */
export function variantOf(example: string, name: string): Variant {
  const scenario = scenarios.find((each) => each.name === example);
  const variant = scenario?.variants.find((each) => each.name === name);
  if (!variant) throw new Error(`there is no ${example} on ${name}`);
  return variant;
}

/**
 * The plan of an example with an edited definition.
 *
 * @throws Error if the example cannot be read, or violates a rule.
 */
export function editedPlan({ files, cluster, outputs }: Variant, edit: Edit): ModelPlatformPlan {
  const definition = exampleDefinition(...files);
  const moved = { ...definition, cluster: { ...definition.cluster, ...cluster } } as ModelPlatformDefinition;
  const known = outputs && (JSON.parse(readFileSync(join(root, outputs), 'utf8')) as ClusterOutputsFile);
  const checked = checkParsed(edit(moved), known ? { outputs: known } : {});
  if (checked.findings.length > 0) throw new Error(JSON.stringify(checked.findings));
  return checked.plan;
}
