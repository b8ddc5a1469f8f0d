import {
  type Manifest,
  ModelPlatform,
  PlatformError,
  patch,
  readDefinitionSync,
  writeTree,
} from '@model-platform/core';
import { App } from 'cdk8s';

const { definition, findings, places } = readDefinitionSync(['platform.ts']);
if (!definition) throw new PlatformError(findings);

/** The fields of the Deployment that the second patch reads. */
interface Deployment extends Manifest {
  readonly spec: { readonly template: { readonly spec: object } };
}

const server = { kind: 'Deployment', namespace: 'clinic', name: 'breast-cancer' };
const patches = [
  // Operations: `set` and `remove`, with JSON pointers.
  patch(server, [{ op: 'set', path: '/spec/minReadySeconds', value: 10 }]),
  // A function gets the object and returns the changed one.
  patch<Deployment>(server, (object) => {
    const { template } = object.spec;
    const pod = { ...template.spec, priorityClassName: 'clinic-critical' };
    return { ...object, spec: { ...object.spec, template: { ...template, spec: pod } } };
  }),
];

const platform = new ModelPlatform(new App(), definition.name, definition, { places, patches });
writeTree(platform.toJson(), { directory: platform.plan.delivery?.path ?? 'manifests', platform: platform.plan.name });
