import type { ModelServiceSpec } from '../../../definition/service';
import type { Path } from '../../../errors';
import { lookup } from '../../../units/lookup';
import { rolloutFacts } from '../../facts/rollouts';
import { modelReferences } from '../../resolve/service/model-references';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** A rollout that can keep the previous version warm has one, and no other rollout does. */
export const rolloutPrevious: Rule<'platform'> = {
  id: 'rollout/previous',
  scope: 'platform',
  waivableBy: 'part',
  rationale:
    'A rollback to a version that no longer runs has to start it first, which takes minutes during an incident.',
  check: ({ definition }) =>
    Object.entries(definition.services ?? {}).flatMap(([name, spec]) =>
      rolloutFacts(spec.rollout).keepsPrevious
        ? notNamed(['services', name], spec, definition)
        : notKept(['services', name], spec),
    ),
};

/** A rolling update stops each old replica as soon as a new one serves. */
function notKept(path: Path, spec: ModelServiceSpec): readonly RuleFinding[] {
  return modelReferences(spec).flatMap(({ previous }, index) =>
    previous === undefined
      ? []
      : [
          {
            path: [...path, 'model', ...(Array.isArray(spec.model) ? [index] : []), 'previous'],
            problem: 'a rolling update keeps no previous version warm',
            value: previous,
            fix: "remove 'previous', or choose the rollout 'canary' or 'blue-green'",
          },
        ],
  );
}

/** A model with one version has no version for a rollback. */
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
      problem: `the model ${name} has other versions than ${version} and none of them stays warm, so a rollback takes as long as a start`,
      allowed: others(reference, models),
      fix: "set 'previous' to the previous version, whose replicas then stay for a week, or accept the slow rollback with a waiver",
    },
  ];
}

function others(
  { name, version }: ReturnType<typeof modelReferences>[number],
  models: PlatformScope['definition']['models'],
): readonly string[] {
  return Object.keys(lookup(models, name)?.versions ?? {}).filter((other) => other !== version);
}
