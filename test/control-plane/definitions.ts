import { join } from 'node:path';
import { moduleFolder } from '../go/source';
import { otherDefinitions } from './components';
import type { Controller, DefinitionFolder } from './controller';
import { controllers } from './controllers/all';
import { filesBelow, type KubeObject, readObjects } from './modules';

/** Definition of a custom kind. */
export interface CustomDefinition {
  readonly definition: KubeObject;
  /** Whose it is. @default - its controller is not here */
  readonly controller?: Controller;
}

/** Folders of all definitions that our manifests need. */
export function definitionFolders(): readonly (DefinitionFolder & Pick<CustomDefinition, 'controller'>)[] {
  const theirs = controllers.flatMap((controller) =>
    (controller.definitions ?? []).map((folder) => ({ ...folder, controller })),
  );
  return [...theirs, ...otherDefinitions];
}

/**
 * Downloads what {@link customDefinitions} reads.
 *
 * @throws SetupError where that cannot be done.
 */
export function downloadDefinitions(): void {
  for (const { module } of definitionFolders()) moduleFolder(module);
}

/**
 * Every definition of a custom kind that our manifests need.
 *
 * @throws SetupError where one cannot be downloaded.
 */
export function customDefinitions(): readonly CustomDefinition[] {
  return definitionFolders().flatMap(({ module, folder, files = /\.ya?ml$/, controller }) =>
    filesBelow(join(moduleFolder(module), folder))
      .filter((file) => files.test(file))
      .flatMap(readObjects)
      .filter(({ kind }) => kind === 'CustomResourceDefinition')
      .map((definition) => ({ definition, ...(controller && { controller }) })),
  );
}
