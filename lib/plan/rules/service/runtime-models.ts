import { isArchive } from '../../facts/model-archive';
import { runtimeOf } from '../../runtimes/select';
import type { Rule, RuleContext, RuleFinding } from '../rule';

/** A server carries the models that it is given. */
export const runtimeModels: Rule = {
  id: 'runtime/models',
  scope: 'platform',
  waivable: true,
  rationale: 'A server that cannot carry a model, or so many of them, never becomes ready, and starts again for ever.',
  check: (context) => [...tooMany(context), ...notArchives(context)],
};

function tooMany({ definition, plan }: RuleContext): readonly RuleFinding[] {
  return Object.values(plan.services).flatMap(({ name, models }) => {
    const spec = definition.services?.[name];
    if (!spec) return [];
    const { maxModels } = runtimeOf(spec.runtime);
    if (models.length <= maxModels) return [];
    return [
      {
        path: ['services', name, 'model'],
        problem: `a server of the ${spec.runtime.kind} runtime does not carry ${models.length} models`,
        value: models.map((model) => model.name),
        allowed: `at most ${maxModels}`,
        fix: 'make a service for each of them, or for each group of them',
      },
    ];
  });
}

/** A runtime that loads folders gets them as archives. */
function notArchives({ definition, plan }: RuleContext): readonly RuleFinding[] {
  return Object.values(plan.services).flatMap(({ name, models }) => {
    const spec = definition.services?.[name];
    if (!spec || runtimeOf(spec.runtime).loads !== 'folder') return [];
    return models
      .filter((model) => !isArchive(model))
      .map((model) => ({
        path: ['models', model.name, 'versions', model.version, 'path'],
        problem: `the ${spec.runtime.kind} runtime of the service ${name} loads a folder, and this is one file`,
        value: model.path,
        allowed: 'a .tar, .tar.gz or .tgz',
        fix: 'pack the folder as an archive, without a folder around it, and name that',
      }));
  });
}
