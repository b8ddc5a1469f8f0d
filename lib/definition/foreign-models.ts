import type { Finding, Path } from '../errors';
import { entriesOf, valueAt } from '../units/values';
import { modelNames } from './model-names';
import { ownerOf } from './part-team';
import { shown } from './schema/values';
import type { DefinitionSource } from './source';
import { sourceOf, type Traced } from './trace';

/**
 * Findings for services that serve a model in the part of another team, wherever the service is written. The part decides
 * the files of its models, which may be programs, their size and the image of their scan. All of them run in the pods of
 * the service, with its permissions. A service in the definition of the platform is no consent to later changes of the
 * part, so a model for several teams is written there too.
 */
export function foreignModels({ value, trace }: Traced): readonly Finding[] {
  const parts = partsOfModels({ value, trace });
  if (parts.size === 0) return [];
  return entriesOf(valueAt(value, ['services'])).flatMap(([service, spec]) => {
    const team = valueAt(spec, ['team']);
    const writtenIn = sourceOf(trace, ['services', service]);
    return modelNames(spec).flatMap(([path, model]) => {
      const part = parts.get(model);
      const owner = part && part !== writtenIn ? ownerOf(part) : team;
      return owner === team ? [] : [foreignModel(['services', service, ...path], { model, owner, team })];
    });
  });
}

function foreignModel(
  path: Path,
  { model, owner, team }: Readonly<Record<'model' | 'owner' | 'team', unknown>>,
): Finding {
  return {
    rule: 'part/foreign-model',
    path,
    problem: `the model is in a part of the team ${String(owner)}, and the service belongs to the team ${String(team)}`,
    ...shown(model),
    allowed: 'models of the platform and of the parts of the team',
    fix: 'move the model to the definition of the platform, or serve another model',
  };
}

/** The part of each model in one. */
export function partsOfModels({ value, trace }: Traced): ReadonlyMap<string, DefinitionSource> {
  const sources = entriesOf(valueAt(value, ['models'])).map(
    ([name]) => [name, sourceOf(trace, ['models', name])] as const,
  );
  return new Map(sources.filter(([, { role }]) => role === 'part'));
}
