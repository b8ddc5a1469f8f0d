import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { ProviderName } from '../../../lib/definition/provider-names';
import { renderObjects } from '../../../lib/manifests/render';
import { checkModelPlatform } from '../../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { RecordedResource } from '../../../lib/testing/record-pulumi';
import { recordCluster } from '../record';
import { edited } from './edit';
import type { Leaf } from './leaves';
import { reasons } from './reasons';
import { samples, type Values } from './samples';

/** What a field does on a provider. */
export type Outcome =
  /** Rules that refuse a value of it. */
  | { readonly kind: 'refused'; readonly by: readonly string[] }
  /** Fields of cloud resources, kinds of objects, or fields of the plan that change with it. */
  | { readonly kind: 'used'; readonly where: 'cloud' | 'objects' | 'plan'; readonly in: readonly string[] }
  | { readonly kind: 'no meaning'; readonly because: string }
  | { readonly kind: 'unknown' };

/** Findings that do not depend on the field: of things that the sample does not use, and of outputs before `pulumi up`. */
const otherRules = new Set(['reference/used', 'identity/known']);

/** Rule of fields that the definition of a provider does not have. Others can follow from their absence. */
const unknownField = 'definition/unknown-field';

/** What a change of a field does on a provider: to its cloud resources, else to its objects, else to its plan. */
export async function outcomeOf(field: string, provider: ProviderName, leaf: Leaf): Promise<Outcome> {
  const reason = reasons[field]?.[provider] ?? reasons[field]?.all;
  const values = valuesOf(field, provider, leaf);
  const given = samples[field]?.given ?? {};
  const checked = values.map((value) => checkOf(edited(provider, given, field, value)));
  const refusing = checked.flatMap(({ rules }) => rules);
  if (refusing.includes(unknownField)) return { kind: 'refused', by: [unknownField] };
  if (refusing.length > 0) return { kind: 'refused', by: [...new Set(refusing)].sort() };
  const [one, other] = checked.map(({ plan }) => plan);
  if (!one || !other) throw new Error(`${field} on ${provider} has neither a plan nor a finding`);
  const changed = await changesOf(one, other);
  if (changed && reason !== undefined) throw new Error(`${field} on ${provider} has a reason, and changes something`);
  if (changed) return changed;
  return reason === undefined ? { kind: 'unknown' } : { kind: 'no meaning', because: reason };
}

function valuesOf(field: string, provider: ProviderName, leaf: Leaf): Values {
  const sample = samples[field]?.values;
  if (sample) {
    const values = Array.isArray(sample) ? (sample as unknown as Values) : (sample as Record<string, Values>)[provider];
    if (values) return values;
  }
  if (leaf.type === 'boolean') return [true, false];
  const [one, other] = leaf.enum ?? [];
  if (other === undefined) throw new Error(`there are no values for ${field}`);
  return [one, other];
}

function checkOf(definition: ModelPlatformDefinition) {
  const { plan, findings } = checkModelPlatform(definition);
  const rules = findings.map(({ rule }) => rule).filter((rule) => !otherRules.has(rule));
  return { plan, rules };
}

async function changesOf(one: ModelPlatformPlan, other: ModelPlatformPlan): Promise<Outcome | undefined> {
  const cloud = changedInputs(
    (await recordCluster(one.cluster)).resources,
    (await recordCluster(other.cluster)).resources,
  );
  if (cloud.length > 0) return { kind: 'used', where: 'cloud', in: cloud };
  const objects = changedKinds(one, other);
  if (objects.length > 0) return { kind: 'used', where: 'objects', in: objects };
  const plan = changedFields(one, other, []);
  return plan.length > 0 ? { kind: 'used', where: 'plan', in: plan } : undefined;
}

const keyOf = ({ type, name }: RecordedResource) => `${type} ${name}`;
const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

/** `Cluster.version`, or `Bucket` if it exists only with one of the values. */
function changedInputs(one: readonly RecordedResource[], other: readonly RecordedResource[]): readonly string[] {
  const before = new Map(one.map((each) => [keyOf(each), each]));
  const after = new Map(other.map((each) => [keyOf(each), each]));
  const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)];
    const type = (key.split(' ')[0] ?? '').split(':').at(-1) ?? '';
    if (!from || !to) return [type];
    const names = new Set([...Object.keys(from.inputs), ...Object.keys(to.inputs)]);
    return [...names].filter((name) => differs(from.inputs[name], to.inputs[name])).map((name) => `${type}.${name}`);
  });
  return [...new Set(found)].sort();
}

function changedKinds(one: ModelPlatformPlan, other: ModelPlatformPlan): readonly string[] {
  const objectsOf = (plan: ModelPlatformPlan) =>
    new Map(
      renderObjects(plan).map((object) => [
        `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`,
        object,
      ]),
    );
  const [before, after] = [objectsOf(one), objectsOf(other)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return [
    ...new Set(keys.filter((key) => differs(before.get(key), after.get(key))).map((key) => key.split(' ')[0] ?? '')),
  ].sort();
}

function changedFields(one: unknown, other: unknown, path: readonly string[]): readonly string[] {
  if (!differs(one, other)) return [];
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(one) || !isMap(other) || path.length === 2) return [path.join('.')];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => changedFields(one[name], other[name], [...path, name])).sort();
}
