import { isDeepStrictEqual } from 'node:util';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import type { ProviderName } from '../../lib/definition/provider-names';
import type { Finding } from '../../lib/errors';
import type { ClusterPlan } from '../../lib/plan/types/cluster';
import { type Field, leavesOf } from '../fixtures/free-texts';
import { Arrival } from './arrival';
import { type Accepted, outcomeOf, planned } from './outcome';
import { findingTexts, hiddenIn, planTexts, type Rendered, rendered, unreadable } from './outputs';
import { sceneOf } from './scene';
import { fields, formsOf } from './scene-fields';
import { nameUnits, singleUnits, type Unit } from './unit';

/** A scene with the places that get a text. */
interface Attacked {
  readonly scene: ModelPlatformDefinition;
  readonly passes: readonly (readonly Unit[])[];
  readonly before: Rendered;
}

/** The results of one provider. */
export interface Matrix {
  readonly fields: ReadonlySet<Field>;
  readonly cells: number;
  /** The field of each cell that accepted its text. */
  readonly accepted: readonly Field[];
  readonly problems: readonly string[];
  /** Plans of clusters that differ from that of the scene. */
  readonly clusters: readonly ClusterPlan[];
}

/** The scenes of a provider. Each adds the fields that the ones before do not have. */
function attackedScenes(provider: ProviderName): readonly Attacked[] {
  const known = new Set<Field>();
  return formsOf(provider).flatMap((form, index) => {
    const scene = sceneOf(provider, form);
    const leaves = leavesOf(scene, fields);
    const added = leaves.filter(({ field }) => !known.has(field));
    for (const { field } of added) known.add(field);
    const { plan, findings } = planned(scene);
    if (!plan || findings.length > 0) throw new Error(`the scene has findings: ${JSON.stringify(findings)}`);
    const passes = [singleUnits(added, scene), ...(index === 0 ? [nameUnits(leaves, scene)] : [])];
    return [{ scene, passes, before: rendered(plan) }];
  });
}

/** Writes each text to each place of the scenes of a provider. */
export function runMatrix(provider: ProviderName, texts: readonly string[]): Matrix {
  const results = attackedScenes(provider).flatMap((attacked) =>
    attacked.passes.flatMap((units) => texts.map((text) => attack(attacked, units, text))),
  );
  const clusters = new Map(
    results.flatMap((result) => result.clusters).map((cluster) => [JSON.stringify(cluster), cluster] as const),
  );
  return {
    fields: new Set(results.flatMap((result) => result.fields)),
    cells: results.reduce((sum, result) => sum + result.fields.length, 0),
    accepted: results.flatMap((result) => result.accepted),
    problems: results.flatMap((result) => result.problems.map((problem) => `${provider}, ${problem}`)),
    clusters: [...clusters.values()],
  };
}

interface Result {
  readonly fields: readonly Field[];
  readonly accepted: readonly Field[];
  readonly problems: readonly string[];
  readonly clusters: readonly ClusterPlan[];
}

function attack({ scene, before }: Attacked, units: readonly Unit[], text: string): Result {
  const { accepted, findings } = outcomeOf(scene, units, text);
  const problems = [...ofFindings(findings), ...accepted.flatMap((group) => ofAccepted(group, before, text))];
  return {
    fields: units.map(({ field }) => field),
    accepted: accepted.flatMap((group) => group.units.map(({ field }) => field)),
    problems: problems.map((problem) => `${shown(text)}: ${problem}`),
    clusters: accepted
      .map(({ plan }) => plan.cluster)
      .filter((cluster) => !isDeepStrictEqual(cluster, before.plan.cluster)),
  };
}

/** Texts that are names end only values that they are: readers of YAML are the programs that could misread them. */
const plain = /^[\w.-]*$/;

/** `check` prints fifty findings at most, so all of them are printed in several outputs. */
function ofFindings(findings: readonly Finding[]): readonly string[] {
  const different = [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
  const outputs = Array.from({ length: Math.ceil(different.length / 50) }, (_, index) =>
    findingTexts(different.slice(50 * index, 50 * (index + 1))),
  );
  return [...new Set(outputs.flatMap(hiddenIn))];
}

function ofAccepted(group: Accepted, before: Rendered, text: string): readonly string[] {
  const now = rendered(group.plan);
  const arrival = new Arrival(
    group.units.map(({ original }) => original),
    text,
  );
  const where = group.units.map(({ field }) => field).join(', ');
  return [
    ...hiddenIn(planTexts(group, before, now)),
    ...unreadable(now, before),
    ...(plain.test(text) ? [] : arrival.problems(before.objects, now.objects)),
  ].map((problem) => `${problem} (${where})`);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
