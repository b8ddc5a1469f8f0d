import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import type { Edit } from './edited-plan';

/** A service that goes from one version to the next and back, as the README of its example tells people to. */
export interface Journey {
  readonly example: string;
  readonly cloud: 'eks' | 'gke' | 'aks';
  readonly service: string;
  readonly first: Edit;
  readonly next: Edit;
  readonly back: Edit;
}

/** The three in turn are one for each way in which a version takes over. */
export const journeys: readonly Journey[] = [
  {
    example: 'first-model',
    cloud: 'aks',
    service: 'breast-cancer',
    first: asItIs,
    next: (definition) => serve(withVersion(definition, 'breast-cancer', 'v2'), 'breast-cancer', { version: 'v2' }),
    // The new version stays where it was added.
    back: (definition) => serve(withVersion(definition, 'breast-cancer', 'v2'), 'breast-cancer', { version: 'v1' }),
  },
  {
    example: 'marketplace-search',
    cloud: 'eks',
    service: 'ranker',
    first: asItIs,
    next: (definition) => serve(withVersion(definition, 'ranker', 'v3'), 'ranker', { version: 'v3', previous: 'v2' }),
    back: (definition) => serve(withVersion(definition, 'ranker', 'v3'), 'ranker', { version: 'v2', previous: 'v3' }),
  },
  {
    example: 'conversation-intelligence',
    cloud: 'gke',
    service: 'transcription',
    first: asItIs,
    next: (definition) =>
      serve(withVersion(definition, 'whisper', 'v4'), 'transcription', { version: 'v4', previous: 'large-v3' }),
    back: (definition) =>
      serve(withVersion(definition, 'whisper', 'v4'), 'transcription', { version: 'large-v3', previous: 'v4' }),
  },
];

function asItIs(definition: ModelPlatformDefinition): ModelPlatformDefinition {
  return definition;
}

/** Names a version in the service, and the one to go back to. */
function serve(
  definition: ModelPlatformDefinition,
  service: string,
  version: { readonly version: string; readonly previous?: string },
): ModelPlatformDefinition {
  const spec = definition.services?.[service];
  if (!spec || !('name' in spec.model)) throw new Error(`${service} serves no model of its own`);
  const model = { name: spec.model.name, ...version };
  return { ...definition, services: { ...definition.services, [service]: { ...spec, model } } };
}

/** Adds a version of a model that is as large as the one that is there. */
function withVersion(definition: ModelPlatformDefinition, name: string, version: string): ModelPlatformDefinition {
  const spec = definition.models?.[name];
  const [known] = Object.values(spec?.versions ?? {});
  if (!spec || !known) throw new Error(`there is no model ${name}`);
  const added = { ...known, path: `${version}/${known.path}`, sha256: [...known.sha256].reverse().join('') };
  const models = { ...definition.models, [name]: { ...spec, versions: { ...spec.versions, [version]: added } } };
  return { ...definition, models };
}
