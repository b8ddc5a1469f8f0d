import { isArchive } from '../../facts/model-archive';
import { runtimeOf } from '../../runtimes/select';
import type { Rule, RuleFinding } from '../rule';
import type { ServiceScope } from '../scopes';

/** The runtime can serve the models of the service. */
export const runtimeModels: Rule<'service'> = {
  id: 'runtime/models',
  scope: 'service',
  waivableBy: 'part',
  rationale: 'A server that cannot load its models never becomes ready and restarts in a loop.',
  check: (context) => [...tooMany(context), ...notArchives(context)],
};

function tooMany({ workload: { path, models }, spec }: ServiceScope): readonly RuleFinding[] {
  const { maxModels } = runtimeOf(spec.runtime);
  if (models.length <= maxModels) return [];
  return [
    {
      path: [...path, 'model'],
      problem: `the ${spec.runtime.kind} runtime cannot serve ${models.length} models`,
      value: models.map((model) => model.name),
      allowed: `at most ${maxModels}`,
      fix: 'split the models into several services',
    },
  ];
}

/** A runtime that loads directories gets them as archives. */
function notArchives({ workload: { name, models }, spec, modelPaths }: ServiceScope): readonly RuleFinding[] {
  if (runtimeOf(spec.runtime).loads !== 'folder') return [];
  return models.flatMap((model, index) =>
    isArchive(model)
      ? []
      : [
          {
            path: modelPaths[index] ?? [],
            problem: `the ${spec.runtime.kind} runtime of the service ${name} loads a directory, and this is one file`,
            value: model.path,
            allowed: 'a .tar, .tar.gz or .tgz',
            fix: 'pack the contents of the directory, without the directory itself, into an archive and set its key',
          },
        ],
  );
}
