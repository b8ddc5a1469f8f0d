import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import type { Edit } from '../snapshots/scenarios';

/** A service that is upgraded and rolled back, as the README of its example describes. */
export interface Upgrade {
  readonly example: string;
  readonly cloud: 'eks' | 'gke' | 'aks';
  readonly service: string;
  readonly first: Edit;
  readonly next: Edit;
  readonly rollback: Edit;
}

/** One upgrade per kind of rollout. */
export const upgrades: readonly Upgrade[] = [
  {
    example: 'first-model',
    cloud: 'aks',
    service: 'breast-cancer',
    first: unchanged,
    next: (definition) => serve(withVersion(definition, 'breast-cancer', 'v2'), 'breast-cancer', { version: 'v2' }),
    // The new version stays in the definition.
    rollback: (definition) => serve(withVersion(definition, 'breast-cancer', 'v2'), 'breast-cancer', { version: 'v1' }),
  },
  {
    example: 'marketplace-search',
    cloud: 'eks',
    service: 'ranker',
    first: unchanged,
    next: (definition) => serve(withVersion(definition, 'ranker', 'v3'), 'ranker', { version: 'v3', previous: 'v2' }),
    rollback: (definition) =>
      serve(withVersion(definition, 'ranker', 'v3'), 'ranker', { version: 'v2', previous: 'v3' }),
  },
  {
    example: 'conversation-intelligence',
    cloud: 'gke',
    service: 'transcription',
    first: unchanged,
    next: (definition) =>
      serve(withVersion(definition, 'whisper', 'v4'), 'transcription', { version: 'v4', previous: 'large-v3' }),
    rollback: (definition) =>
      serve(withVersion(definition, 'whisper', 'v4'), 'transcription', { version: 'large-v3', previous: 'v4' }),
  },
];

function unchanged(definition: ModelPlatformDefinition): ModelPlatformDefinition {
  return definition;
}

/** Sets the version of a service, and the previous version. */
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

/** Adds a version of a model, of the same size as the existing one. */
function withVersion(definition: ModelPlatformDefinition, name: string, version: string): ModelPlatformDefinition {
  const spec = definition.models?.[name];
  const [known] = Object.values(spec?.versions ?? {});
  if (!spec || !known) throw new Error(`there is no model ${name}`);
  const added = { ...known, path: `${version}/${known.path}`, sha256: [...known.sha256].reverse().join('') };
  const models = { ...definition.models, [name]: { ...spec, versions: { ...spec.versions, [version]: added } } };
  return { ...definition, models };
}
