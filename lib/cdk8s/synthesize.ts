import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type App, Chart, Names, YamlOutputType } from 'cdk8s';
import { dependenciesOf } from './dependencies';
import { writeDocuments } from './document-file';
import { orderOf } from './order';
import { documentText } from './yaml-document';

/**
 * Writes what `app.synth()` writes, to the byte, in a time that grows with the number of objects. `app.synth()` compares
 * all pairs of charts and constructs, validates the whole app again for each chart, and keeps the text of a file in memory.
 * It works for any cdk8s app, also one without constructs of this library.
 *
 * @example
 * const app = new App();
 * new ModelPlatform(app, 'acme', definition);
 * synthesize(app);
 *
 * @throws Error as `app.synth()` throws it, such as for a failed validation or constructs that depend on each other.
 */
export function synthesize(app: App): void {
  const order = chartsInOrder(app);
  if (order) write(app, order);
  else app.synth();
}

/** The charts of an app, each with its objects, in the order of cdk8s. */
interface AppOrder {
  readonly charts: readonly Chart[];
  /** Whether the names of files have a number. */
  readonly numbered: boolean;
  objects(chart: Chart): readonly ApiObject[];
}

/** @returns undefined if only cdk8s finds an order, or the error that there is none. */
function chartsInOrder(app: App): AppOrder | undefined {
  mkdirSync(app.outdir, { recursive: true });
  validate(app);
  const dependencies = dependenciesOf(app);
  const all = dependencies && orderOf(app, dependencies.of);
  if (!all) return undefined;
  return {
    charts: all.filter(Chart.isChart),
    numbered: dependencies.betweenCharts,
    objects: (chart) =>
      (orderOf(chart, dependencies.of) ?? []).filter(
        (each): each is ApiObject => ApiObject.isApiObject(each) && Chart.of(each) === chart,
      ),
  };
}

function validate(app: App): void {
  const errors = app.node.findAll().flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}

function write(app: App, order: AppOrder): void {
  switch (app.yamlOutputType) {
    case YamlOutputType.FILE_PER_APP:
      if (order.charts.length > 0) writeDocuments(fileOf(app, 'app'), documentsOfAll(order));
      break;
    case YamlOutputType.FILE_PER_CHART:
      order.charts.forEach((chart, index) => {
        writeDocuments(fileOf(app, nameOf(chart, index, order)), documentsOf(chart, order));
      });
      break;
    case YamlOutputType.FILE_PER_RESOURCE:
      for (const document of documentsOfAll(order))
        if (isResource(document)) writeOne(app, resourceName(document), document);
      break;
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      order.charts.forEach((chart, index) => {
        writeFolder(app, nameOf(chart, index, order), order.objects(chart));
      });
      break;
    default:
      break;
  }
  if (Reflect.get(app, 'recordConstructMetadata') === true) writeMetadata(app, order);
}

function* documentsOfAll(order: AppOrder): Iterable<unknown> {
  for (const chart of order.charts) yield* documentsOf(chart, order);
}

/** A chart of a user can render itself. */
function* documentsOf(chart: Chart, order: AppOrder): Iterable<unknown> {
  if (chart.toJson !== Chart.prototype.toJson) yield* Object.values(chart.toJson());
  else for (const object of order.objects(chart)) yield object.toJson();
}

/** The fields that name the file of an object. */
interface Resource {
  readonly kind: string;
  readonly metadata: { readonly name?: string };
}

/** cdk8s writes no file for an object that renders as undefined. */
function isResource(document: unknown): document is Resource {
  return document !== undefined;
}

function resourceName({ kind, metadata }: Resource): string {
  return `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

function writeOne(app: App, name: string, document: unknown): void {
  writeFileSync(fileOf(app, name), documentText(document));
}

function writeFolder(app: App, folder: string, objects: readonly ApiObject[]): void {
  mkdirSync(join(app.outdir, folder), { recursive: true });
  for (const object of objects) writeOne(app, join(folder, resourceName(object)), object.toJson());
}

function fileOf(app: App, name: string): string {
  return join(app.outdir, `${name}${app.outputFileExtension}`);
}

function nameOf(chart: Chart, index: number, { numbered }: AppOrder): string {
  const name = Names.toDnsLabel(chart);
  return numbered ? `${index.toString().padStart(4, '0')}-${name}` : name;
}

/** The paths of constructs, which the CLI of cdk8s shows in reports of validations. */
function writeMetadata(app: App, order: AppOrder): void {
  const objects = order.charts.flatMap((chart) => order.objects(chart));
  const resources = Object.fromEntries(objects.map(({ name, node }) => [name, { path: node.path }]));
  writeFileSync(join(app.outdir, 'construct-metadata.json'), JSON.stringify({ version: '1.0.0', resources }));
}
