import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { synthesize } from '../../lib/cdk8s/synthesize';
import { withinCpuMs } from '../fixtures/cpu-time';
import { type AppRecipe, anyApp, build } from './any-app';

const folder = mkdtempSync(join(tmpdir(), 'synthesize-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const outputTypes = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];
let runs = 0;

/** The files that a synthesis writes, or its error. */
function filesOf(app: App, synth: (app: App) => void): Readonly<Record<string, string>> | string {
  rmSync(app.outdir, { recursive: true, force: true });
  try {
    synth(app);
  } catch (error) {
    return String(error);
  }
  return Object.fromEntries(
    readdirSync(app.outdir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(app.outdir, file), readFileSync(file, 'utf8')])
      .sort(),
  );
}

/** Builds an app twice and compares both ways to synthesize it. */
function compare(create: (props: { outdir: string; yamlOutputType: YamlOutputType }) => App): void {
  for (const yamlOutputType of outputTypes) {
    const outdir = join(folder, String(runs++));
    const expected = filesOf(create({ outdir, yamlOutputType }), (app) => app.synth());
    expect(filesOf(create({ outdir, yamlOutputType }), synthesize)).toEqual(expected);
  }
}

/** An app with a function that adds constructs. */
function appWith(add: (app: App) => void): (props: { outdir: string }) => App {
  return (props) => {
    const app = new App(props);
    add(app);
    return app;
  };
}

function object(scope: Construct, id: string, fields: object = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', ...fields });
}

describe('synthesize', () => {
  test('writes what cdk8s writes, for any app', () => {
    fc.assert(
      fc.property(anyApp, (recipe: AppRecipe) => compare((props) => build(recipe, props))),
      { numRuns: 60 },
    );
  });

  test('an app without charts', () => compare(appWith(() => {})));

  test('charts whose ids are integers', () =>
    compare(
      appWith((app) => {
        for (const id of ['b', '10', '2']) object(new Chart(app, id), 'x');
      }),
    ));

  test('patches, lazy values, and included files', () => {
    const file = join(folder, 'included.yaml');
    writeFileSync(file, 'kind: Secret\napiVersion: v1\nmetadata: { name: a }\nstringData: { a: "1", b: y }\n');
    compare(
      appWith((app) => {
        const chart = new Chart(app, 'chart', { namespace: 'risk', labels: { tier: 'gold' } });
        new Include(chart, 'include', { url: file });
        object(chart, 'patched', { data: { a: '1' } }).addJsonPatch(JsonPatch.add('/data/b', 'yes'));
        object(chart, 'lazy', { data: { a: Lazy.any({ produce: () => '0x1' }) } }).metadata.addLabel('a', 'b');
      }),
    );
  });

  test('resolvers of the app', () =>
    compare((props) => {
      const resolve = (context: { value: unknown; replaceValue(value: unknown): void }) =>
        context.value === 'old' ? context.replaceValue('new') : undefined;
      const app = new App({ ...props, resolvers: [{ resolve }] });
      object(new Chart(app, 'chart'), 'x', { data: { a: 'old' } });
      return app;
    }));

  test('charts and objects that render themselves', () =>
    compare(
      appWith((app) => {
        const own = object(new Chart(app, 'own'), 'x');
        const shared = { a: ['1'] };
        own.toJson = () => ({ kind: 'ConfigMap', metadata: { name: 'x' }, one: shared, other: shared, none: null });
        const chart = new Chart(app, 'chart');
        chart.toJson = () => [{ kind: 'Secret', metadata: { name: 'y' } }, undefined];
        object(new Chart(app, 'none'), 'x').toJson = () => undefined;
      }),
    ));

  test('the paths of constructs, for reports of validations', () =>
    compare((props) => {
      const app = new App({ ...props, recordConstructMetadata: true });
      for (const id of ['a', 'b']) object(new Construct(new Chart(app, id), 'inner'), 'x');
      return app;
    }));

  test('failed validations', () =>
    compare(
      appWith((app) => {
        const chart = new Chart(app, 'chart');
        chart.node.addValidation({ validate: () => ['first', 'second'] });
        object(chart, 'x').node.addValidation({ validate: () => ['third'] });
      }),
    ));

  test('constructs that depend on each other', () =>
    compare(
      appWith((app) => {
        const [one, two] = ['one', 'two'].map((id) => object(new Chart(app, id), 'x'));
        one?.node.addDependency(two as ApiObject);
        two?.node.addDependency(one as ApiObject);
      }),
    ));

  test('a dependency of a construct outside all charts', () =>
    compare(appWith((app) => new Construct(app, 'outside').node.addDependency(object(new Chart(app, 'chart'), 'x')))));

  test('a dependency on a construct of another app', () =>
    compare(appWith((app) => object(new Chart(app, 'a'), 'x').addDependency(object(new Chart(new App(), 'b'), 'x')))));

  test('a file stays as it was if an object cannot be rendered', () => {
    const outdir = join(folder, String(runs++));
    const app = new App({ outdir });
    const chart = new Chart(app, 'chart');
    object(chart, 'x');
    synthesize(app);
    const before = readFileSync(join(outdir, 'chart.k8s.yaml'), 'utf8');
    object(chart, 'y', { data: { wrong: new Map() } });
    expect(() => synthesize(app)).toThrow("Failed serializing construct at path 'chart/y'");
    expect(readdirSync(outdir)).toEqual(['chart.k8s.yaml']);
    expect(readFileSync(join(outdir, 'chart.k8s.yaml'), 'utf8')).toBe(before);
  });

  test('a file with the name of its temporary file stays', () => {
    const outdir = join(folder, String(runs++));
    const app = new App({ outdir });
    object(new Chart(app, 'chart'), 'x');
    mkdirSync(outdir);
    const other = join(outdir, `chart.k8s.yaml.${process.pid}.tmp`);
    writeFileSync(other, 'mine');
    synthesize(app);
    expect(readFileSync(other, 'utf8')).toBe('mine');
    expect(readdirSync(outdir).sort()).toEqual(['chart.k8s.yaml', `chart.k8s.yaml.${process.pid}.tmp`]);
  });

  test('synthesis by cdk8s still works afterwards', () => {
    const outdir = join(folder, String(runs++));
    const app = new App({ outdir });
    const [one, two] = ['one', 'two'].map((id) => object(new Chart(app, id), 'x'));
    one?.addDependency(two as ApiObject);
    const files = filesOf(app, synthesize);
    expect(Object.keys(files)).toEqual(['0000-two.k8s.yaml', '0001-one.k8s.yaml']);
    expect(filesOf(app, () => app.synth())).toEqual(files);
  });

  test('takes a time that grows with the number of charts', () => {
    const outdir = join(folder, String(runs++));
    const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_APP });
    const common = new Chart(app, 'common');
    object(common, 'x');
    for (let index = 0; index < 3000; index++) {
      const chart = new Chart(app, `chart-${index}`);
      object(chart, 'x');
      chart.addDependency(common);
    }
    withinCpuMs(40_000, () => synthesize(app));
  });
});
