import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Manifest } from '../../lib/manifests/manifest';
import { apiObjects } from '../../lib/manifests/platform-objects';

/** The objects of a construct. */
export function renderConstruct(build: (scope: Construct) => unknown): readonly Manifest[] {
  const chart = new Chart(new App(), 'test', { disableResourceNameHashes: true });
  build(chart);
  return apiObjects(chart).map((object): Manifest => object.toJson());
}

/** The only object of a construct, as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: assertions look into JSON of any shape
export function renderOne(build: (scope: Construct) => unknown): any {
  const objects = renderConstruct(build);
  if (objects.length !== 1) throw new Error(`${objects.length} objects instead of one`);
  return objects[0];
}

/** The object of a kind and, if there are several, a name. */
// biome-ignore lint/suspicious/noExplicitAny: assertions look into JSON of any shape
export function find(objects: readonly Manifest[], kind: string, name?: string): any {
  const found = objects.filter((each) => each.kind === kind && (name === undefined || each.metadata.name === name));
  if (found.length !== 1) throw new Error(`${found.length} objects ${kind} ${name ?? ''} instead of one`);
  return found[0];
}
