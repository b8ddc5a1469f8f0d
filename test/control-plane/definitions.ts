import { join } from 'node:path';
import { moduleFolder } from '../go/source';
import { otherDefinitions } from './components';
import type { Controller, DefinitionFolder } from './controller';
import { controllers } from './controllers/all';
import { filesBelow, type KubeObject, readObjects } from './modules';

/** A CustomResourceDefinition. */
export interface CustomDefinition {
  readonly definition: KubeObject;
  /** Its controller. @default - the controller does not run here */
  readonly controller?: Controller;
}

/** Folders of all CustomResourceDefinitions that the manifests need. */
export function definitionFolders(): readonly (DefinitionFolder & Pick<CustomDefinition, 'controller'>)[] {
  const ofControllers = controllers.flatMap((controller) =>
    (controller.definitions ?? []).map((folder) => ({ ...folder, controller })),
  );
  return [...ofControllers, ...otherDefinitions];
}

/**
 * Downloads the modules that {@link customDefinitions} reads.
 *
 * @throws SetupError if a download fails.
 */
export function downloadDefinitions(): void {
  for (const { module } of definitionFolders()) moduleFolder(module);
}

/**
 * Every CustomResourceDefinition that the manifests need.
 *
 * @throws SetupError if a download fails.
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
