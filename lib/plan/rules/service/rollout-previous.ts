import type { ModelServiceSpec } from '../../../definition/service';
import type { Path } from '../../../errors';
import { lookup } from '../../../units/lookup';
import { modelReferences } from '../../resolve/service/services';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** The way back is warm where the rollout can keep it so, and nobody counts on it where it cannot. */
export const rolloutPrevious: Rule<'platform'> = {
  id: 'rollout/previous',
  scope: 'platform',
  waivable: true,
  rationale:
    'A version to go back to that is no longer there has to be started first, which takes minutes just when something is wrong.',
  check: ({ definition }) =>
    Object.entries(definition.services ?? {}).flatMap(([name, spec]) =>
      (spec.rollout?.kind ?? 'rolling') === 'rolling'
        ? notKept(['services', name], spec)
        : notNamed(['services', name], spec, definition),
    ),
};

/** A rolling update ends each old replica as soon as a new one serves. */
function notKept(path: Path, spec: ModelServiceSpec): readonly RuleFinding[] {
  return modelReferences(spec).flatMap(({ previous }, index) =>
    previous === undefined
      ? []
      : [
          {
            path: [...path, 'model', ...(Array.isArray(spec.model) ? [index] : []), 'previous'],
            problem: 'a rolling update keeps no version warm',
            value: previous,
            fix: "take it away, or choose the rollout 'canary' or 'blue-green'",
          },
        ],
  );
}

/** A model with one version has nothing to go back to. */
function notNamed(path: Path, spec: ModelServiceSpec, { models }: PlatformScope['definition']): readonly RuleFinding[] {
  const references = modelReferences(spec);
  if (references.some(({ previous }) => previous !== undefined)) return [];
  const index = references.findIndex((reference) => others(reference, models).length > 0);
  const reference = references[index];
  if (!reference) return [];
  const { name, version } = reference;
  return [
    {
      path: [...path, 'model', ...(Array.isArray(spec.model) ? [index] : []), 'previous'],
      problem: `the model ${name} has other versions than ${version}, and none of them stays warm, so that the way back is as slow as a start`,
      allowed: others(reference, models),
      fix: "name the version before as 'previous', which keeps its replicas for a week, or accept the slow way back with a waiver",
    },
  ];
}

function others(
  { name, version }: ReturnType<typeof modelReferences>[number],
  models: PlatformScope['definition']['models'],
): readonly string[] {
  return Object.keys(lookup(models, name)?.versions ?? {}).filter((other) => other !== version);
}
