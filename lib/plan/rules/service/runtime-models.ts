import { isArchive } from '../../facts/model-archive';
import { runtimeOf } from '../../runtimes/select';
import type { Rule, RuleFinding } from '../rule';
import type { ServiceScope } from '../scopes';

/** A server carries the models that it is given. */
export const runtimeModels: Rule<'service'> = {
  id: 'runtime/models',
  scope: 'service',
  waivable: true,
  rationale: 'A server that cannot carry a model, or so many of them, never becomes ready, and starts again for ever.',
  check: (context) => [...tooMany(context), ...notArchives(context)],
};

function tooMany({ workload: { path, models }, spec }: ServiceScope): readonly RuleFinding[] {
  const { maxModels } = runtimeOf(spec.runtime);
  if (models.length <= maxModels) return [];
  return [
    {
      path: [...path, 'model'],
      problem: `a server of the ${spec.runtime.kind} runtime does not carry ${models.length} models`,
      value: models.map((model) => model.name),
      allowed: `at most ${maxModels}`,
      fix: 'make a service for each of them, or for each group of them',
    },
  ];
}

/** A runtime that loads folders gets them as archives. */
function notArchives({ workload: { name, models }, spec, modelPaths }: ServiceScope): readonly RuleFinding[] {
  if (runtimeOf(spec.runtime).loads !== 'folder') return [];
  return models.flatMap((model, index) =>
    isArchive(model)
      ? []
      : [
          {
            path: modelPaths[index] ?? [],
            problem: `the ${spec.runtime.kind} runtime of the service ${name} loads a folder, and this is one file`,
            value: model.path,
            allowed: 'a .tar, .tar.gz or .tgz',
            fix: 'pack the folder as an archive, without a folder around it, and name that',
          },
        ],
  );
}
