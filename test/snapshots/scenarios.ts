import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { planTree } from '../../lib/gitops/tree';
import { renderObjects } from '../../lib/manifests/render';
import { checkParsed } from '../../lib/plan/plan';
import type { ClusterOutputsFile } from '../../lib/plan/types/outputs';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { planText } from '../../lib/report/text';
import { exampleDefinition } from '../fixtures/example-definition';
import { movedTo } from '../fixtures/moved-to';

/** The root of the repository. */
export const root = join(__dirname, '..', '..');

/** Content of files by path. */
export type Files = ReadonlyMap<string, string>;

/** One variant of an example. */
export interface Variant {
  /** Sub-folder of the example's folder. */
  readonly name: string;
  readonly files: readonly string[];
  /** Fields to change for another cloud. */
  readonly cluster?: { readonly provider: keyof typeof regions; readonly region: string };
  readonly outputs?: string;
}

/** An example. The first variant is stored completely, the others only as differences from it. */
export interface Scenario {
  readonly name: string;
  readonly variants: readonly [Variant, ...Variant[]];
}

const onPremises = 'examples/on-premises/platform.yaml';

const regions = { gke: 'us-central1', aks: 'eastus' } as const;

/**
 * An example that runs on each cloud.
 *
 * @param layered The further clouds for which it has a layer. On others only provider, region and groups differ.
 */
function onEachCloud(name: string, layered: readonly (keyof typeof regions)[] = []): Scenario {
  const folder = `examples/${name}`;
  const on = (provider: keyof typeof regions): Variant => ({
    name: provider,
    ...(layered.includes(provider)
      ? { files: [`${folder}/platform.ts`, `${folder}/platform.${provider}.yaml`] }
      : { files: [`${folder}/platform.ts`], cluster: { provider, region: regions[provider] } }),
  });
  return {
    name,
    variants: [
      { name: 'eks', files: [`${folder}/platform.ts`] },
      on('gke'),
      { ...on('aks'), outputs: `${folder}/outputs.aks.json` },
    ],
  };
}

/** Every example with a complete platform. */
export const scenarios: readonly Scenario[] = [
  onEachCloud('first-model'),
  onEachCloud('marketplace-search', ['gke']),
  onEachCloud('ride-pricing'),
  onEachCloud('conversation-intelligence', ['gke', 'aks']),
  {
    name: 'on-premises',
    variants: [
      { name: 'production', files: [onPremises] },
      { name: 'staging', files: [onPremises, 'examples/on-premises/platform.staging.yaml'] },
    ],
  },
];

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

/** A change to a definition. */
export type Edit = (definition: ModelPlatformDefinition) => ModelPlatformDefinition;

/**
 * The plan of a variant, or of an edited one.
 *
 * @throws Error if the definition cannot be read, or has findings.
 */
export function planOfVariant(variant: Variant, edit?: Edit): ModelPlatformPlan {
  if (edit) return newPlanOf(variant, edit);
  const known = plans.get(variant) ?? newPlanOf(variant, (definition) => definition);
  plans.set(variant, known);
  return known;
}

/** Plans and files of variants. Many test files of one process need the same. */
const plans = new Map<Variant, ModelPlatformPlan>();
const files = new Map<Variant, Files>();

function newPlanOf({ files: sources, cluster, outputs }: Variant, edit: Edit): ModelPlatformPlan {
  const definition = exampleDefinition(...sources);
  const moved = cluster ? movedTo(definition, cluster) : definition;
  const known = outputs && (JSON.parse(readFileSync(join(root, outputs), 'utf8')) as ClusterOutputsFile);
  const checked = checkParsed(edit(moved), known ? { outputs: known } : {});
  if (checked.findings.length > 0) throw new Error(JSON.stringify(checked.findings));
  return checked.plan;
}

/** The plan as text and all manifests of a variant. */
export function filesOf(variant: Variant): Files {
  const known = files.get(variant) ?? newFilesOf(variant);
  files.set(variant, known);
  return known;
}

function newFilesOf(variant: Variant): Files {
  const plan = planOfVariant(variant);
  return new Map([
    ['plan.txt', planText(plan)],
    ...[...planTree(renderObjects(plan))].map(([path, content]): [string, string] => [`manifests/${path}`, content]),
  ]);
}

/** Name of the file that lists files of the first variant that another variant lacks. */
export const absentFile = 'absent.txt';

/** Files of a variant that are new or differ from the first variant, and the list of files that it lacks. */
export function difference(variant: Files, first: Files): Files {
  const absent = [...first.keys()].filter((path) => !variant.has(path)).sort();
  const kept = [...variant].filter(([path, content]) => first.get(path) !== content);
  return new Map([...kept, ...(absent.length > 0 ? [[absentFile, `${absent.join('\n')}\n`] as const] : [])]);
}

/** All files of a scenario's folder under snapshots/. */
export function snapshotOf({ variants }: Scenario): Files {
  const [first, ...others] = variants;
  const complete = filesOf(first);
  return new Map([
    ...inFolder(first.name, complete),
    ...others.flatMap((variant) => inFolder(variant.name, difference(filesOf(variant), complete))),
  ]);
}

function inFolder(folder: string, files: Files): readonly (readonly [string, string])[] {
  return [...files].map(([path, content]) => [`${folder}/${path}`, content] as const);
}
