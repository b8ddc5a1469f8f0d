import { parseModelPlatform } from '../../lib/definition/parse';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { objectSource } from '../../lib/definition/source';
import { renderObjects } from '../../lib/manifests/render';
import { planModelPlatform } from '../../lib/plan/plan';
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
