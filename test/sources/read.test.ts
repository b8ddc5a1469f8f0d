import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { formatPath, formatPlace, type Path } from '../../lib/errors';
import { type Checked, checkModelPlatform, checkSources } from '../../lib/plan/plan';
import { readDefinition, readDefinitionSync } from '../../lib/sources/read';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();

const base = `# yaml-language-server: $schema=schema.json
$schema: ./schema.json
name: acme
cluster:
  provider: existing
  nodePools:
    cpu: &pool { labels: { pool: cpu }, allocatable: { cpu: '7', memory: 28Gi }, nodes: { max: 4 } }
    other: *pool
teams:
  ranking: {}
include:
  - { team: ranking, files: teams/*.yaml }
`;
const part = (name: string) => `services:
  ${name}:
    pool: cpu
    model: { name: churn, version: v1 }
    runtime: { kind: scikit-learn }
`;
const platform = folder.write('platform.yaml', base);
folder.write('teams/b.yaml', part('bee'));
folder.write('teams/a.yaml', part('ant'));
const layer = folder.write('layer.json', '{\n\t"services": { "ant": { "scale": { "max": 9 } } }\n}\n');

describe('data files', () => {
  const read = readDefinitionSync([platform, layer]);
  const placesOf = (...path: Path) =>
    read.places(path).map((place) => formatPlace(place).replace(`${folder.path}/`, ''));

  test('are merged into one definition', () => {
    expect(read.findings).toEqual([]);
    expect(read.definition?.services?.ant).toEqual({
      team: 'ranking',
      pool: 'cpu',
      model: { name: 'churn', version: 'v1' },
      runtime: { kind: 'scikit-learn' },
      scale: { max: 9 },
    });
  });

  test('are read in order, with the parts of a file sorted by name', () => {
    expect(read.files.map((file) => relative(folder.path, file))).toEqual([
      'platform.yaml',
      'teams/a.yaml',
      'teams/b.yaml',
      'layer.json',
    ]);
  });

  test('have positions with line and column', () => {
    expect(placesOf('cluster', 'provider')).toEqual(['platform.yaml:5:3']);
    expect(placesOf('services', 'bee', 'model', 'version')).toEqual(['teams/b.yaml:4:27']);
    expect(placesOf('services', 'ant', 'scale', 'max')).toEqual(['layer.json:2:36']);
  });

  test('have the position of the entry that names the team of a part', () => {
    expect(placesOf('services', 'bee', 'team')).toEqual(['platform.yaml:12:7']);
  });

  test('have the position of the anchor for an alias', () => {
    expect(placesOf('cluster', 'nodePools', 'other')).toEqual(['platform.yaml:8:5']);
    expect(placesOf('cluster', 'nodePools', 'other', 'nodes')).toEqual(['platform.yaml:7:82']);
  });

  test('have the position of the nearest parent for a missing field', () => {
    expect(placesOf('services', 'bee', 'scale', 'max')).toEqual(['teams/b.yaml:2:3']);
    expect(placesOf('delivery', 'path')).toEqual(['platform.yaml']);
  });

  test('can be read asynchronously', async () => {
    expect((await readDefinition([platform, layer])).definition).toEqual(read.definition);
  });
});

test('reads a part that matches two patterns once', () => {
  const twice = folder.write('twice.yaml', `${base}  - { team: ranking, files: teams/a.yaml }\n`);
  expect(readDefinitionSync([twice]).findings).toEqual([]);
});

test('resolves the patterns of a layer relative to the layer', () => {
  const elsewhere = folder.write('elsewhere/layer.yaml', 'include: [{ team: ranking, files: more/*.yaml }]\n');
  folder.write('elsewhere/more/c.yaml', part('cat'));
  expect(Object.keys(readDefinitionSync([platform, elsewhere]).definition?.services ?? {})).toEqual([
    'ant',
    'bee',
    'cat',
  ]);
});

test('reports errors of all parts, even if one cannot be read', () => {
  const file = folder.write('errors/platform.yaml', base);
  folder.write('errors/teams/a.yaml', 'team: ranking\nservices: 3\n');
  folder.write('errors/teams/b.yaml', 'team: ranking\nteam: ranking\n');
  expect(readDefinitionSync([file]).findings.map((finding) => finding.rule)).toEqual([
    'source/yaml',
    'definition/type',
  ]);
});

test('returns no definition if there are findings', () => {
  const file = folder.write('nothing.yaml', base.replace('teams/*', 'nothing/*'));
  expect(Object.keys(readDefinitionSync([file]))).not.toContain('definition');
});

test.each([
  ['012345678901', 'is the number 012345678901, not a string', "write it in quotes: '012345678901'"],
  ['0x1F', 'is the number 0x1F, not a string', "write it in quotes: '0x1F'"],
  ['1e3', 'is the number 1e3, not a string', "write it in quotes: '1e3'"],
  ['123456789012', 'is a number, not a string', "write it in quotes: '123456789012'"],
])('quotes the number %s as it is written', (written, problem, fix) => {
  const file = folder.write('number.yaml', base.replace('name: acme', `name: ${written}`));
  const found = readDefinitionSync([file]).findings.find(({ path }) => path[0] === 'name');
  expect([found?.problem, found?.fix]).toEqual([problem, fix]);
});

test('reads booleans of YAML 1.1 as text', () => {
  const file = folder.write('yaml11.yaml', base.replace('ranking: {}', 'ranking: {}\n  on: {}\n  no: {}\n  y: {}'));
  expect(Object.keys(readDefinitionSync([file]).definition?.teams ?? {})).toEqual(['ranking', 'on', 'no', 'y']);
});

describe('a part that cannot be read', () => {
  const broken = folder.write(
    'broken/platform.yaml',
    base.replace('teams/*.yaml', 'parts/*.yaml').replace('ranking: {}', "ranking: { quota: { gpu: { cpu: '1' } } }"),
  );
  folder.write('broken/parts/a.yaml', 'team: [');
  folder.write('broken/parts/b.yaml', part('bee').replace('pool: cpu', 'pool: cpus'));
  const read = readDefinitionSync([broken]);
  const { findings, notChecked } = checkSources(read);

  test('does not hide problems elsewhere', () => {
    expect(read.definition).toBeUndefined();
    expect(findings.map(({ rule, path }) => `${rule} ${formatPath(path)}`)).toEqual([
      expect.stringMatching(/^source\//),
      'reference/known teams.ranking.quota.gpu',
      'reference/known services.bee.pool',
    ]);
  });

  test('is named among what was not checked', () => {
    const file = join(folder.path, 'broken/parts/a.yaml');
    expect(notChecked[0]).toEqual({ path: ['include', file], because: [['include', file]] });
  });
});

test('an invalid file and the same object have the same findings, and the same is not checked', () => {
  const text = base
    .replace(/include:[\s\S]*/, '')
    .replace(/^\$schema.*$/m, '')
    .replace('ranking: {}', 'ranking: { members: { viewer: [ranking] }, quota: { gpu: {}, cpu: { cpu: 7 } } }');
  const file = folder.write('invalid.yaml', text);
  const withoutPlaces = ({ findings, notChecked }: Checked) => ({
    findings: findings.map(({ places: _, ...finding }) => finding),
    notChecked,
  });
  const ofFile = withoutPlaces(checkSources(readDefinitionSync([file])));
  expect(ofFile.findings.map(({ rule }) => rule)).toContain('reference/known');
  expect(withoutPlaces(checkModelPlatform(parse(text)))).toEqual(ofFile);
});
