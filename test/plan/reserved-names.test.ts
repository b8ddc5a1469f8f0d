import { parseModelPlatform } from '../../lib/definition/parse';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { objectSource } from '../../lib/definition/source';
import { renderObjects } from '../../lib/manifests/render';
import { checkModelPlatform, planModelPlatform } from '../../lib/plan/plan';
import { sampled } from '../fixtures/cases';
import { sampleDefinition } from '../fixtures/sample';

const names = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

/** Changes a name wherever a definition has it: as a key and as a reference. */
function renamed(from: string, to: string): ModelPlatformDefinition {
  const rename = (value: unknown): unknown => {
    if (value === from) return to;
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key === from ? to : key, rename(child)]));
  };
  return rename(sampleDefinition) as ModelPlatformDefinition;
}

const {
  name,
  cluster,
  teams = {},
  buckets = {},
  gateways = {},
  models = {},
  services = {},
  training = {},
} = sampleDefinition;
const used = [
  name,
  ...[cluster.nodePools, teams, buckets, gateways, models, services, training].flatMap((map) => Object.keys(map)),
  ...Object.values(models).flatMap(({ versions }) => Object.keys(versions)),
];

test.each(names)('a definition with the name %s has findings and never throws', (reserved) => {
  const accepted = [...new Set(used)].filter((from) => {
    const { definition, findings } = parseModelPlatform([objectSource(renamed(from, reserved))]);
    if (definition) renderObjects(planModelPlatform(definition));
    return findings.length === 0;
  });
  expect(used.length).toBeGreaterThan(8);
  expect(accepted).toEqual([]);
});

/** Every definition with one text of the sample, at any path, replaced by another. */
function* withTextReplaced(value: unknown, text: string): Generator<unknown> {
  if (typeof value === 'string') yield text;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    for (const changed of withTextReplaced(child, text)) {
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
    }
  }
}

test.each(['constructor', '__proto__'])('the text %s at any path never throws', (text) => {
  const definitions = [...withTextReplaced(sampleDefinition, text)] as readonly ModelPlatformDefinition[];
  const plans = sampled(definitions, 5).map((each) => checkModelPlatform(each).plan);
  for (const plan of plans) if (plan) renderObjects(plan);
  expect(definitions.length).toBeGreaterThan(50);
});
