import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { definitionOf, yamlFilesOf } from '../../bench/definitions';
import { checkModelPlatform, checkSources } from '../../lib/plan/plan';
import { readDefinitionSync } from '../../lib/sources/read';
import { groupBy } from '../../lib/units/group-by';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-definitions-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [1, 'like'],
  [45, 'like'],
  [1, 'unlike'],
  [45, 'unlike'],
] as const)('a definition of the benchmark with %i %s services has no findings', (services, variety) => {
  expect(checkModelPlatform(JSON.parse(JSON.stringify(definitionOf(services, variety)))).findings).toEqual([]);
});

test('unlike services have different requests, and teams different numbers of services', () => {
  const services = Object.values(definitionOf(1000, 'unlike').services);
  const requests = new Set(services.map((service) => JSON.stringify(Reflect.get(service, 'resources'))));
  expect(requests.size).toBe(1000);
  const counts = [...groupBy(services, ({ team }) => team).values()].map(({ length }) => length);
  expect(new Set(counts)).toEqual(new Set([4, 16]));
});

test('a large definition in files of teams is the same definition', () => {
  const definition = definitionOf(60, 'unlike');
  for (const [file, text] of yamlFilesOf(definition, 50)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { plan, findings } = checkSources(readDefinitionSync([join(folder, 'platform.yaml')]));
  expect(findings).toEqual([]);
  expect(plan).toEqual(checkModelPlatform(JSON.parse(JSON.stringify(definition))).plan);
});
