import type { Manifest } from '../manifest';
import { at, items, text } from './json';
import type { ObjectProblem, ObjectRule } from './object-rule';
import type { ObjectTree } from './object-tree';
import { namespaceOf } from './pod';

/** The backends of an HTTPRoute are existing Services and ports. */
export const routeBackend: ObjectRule = {
  id: 'object/route-backend',
  rationale: 'a gateway answers with an error if the backend of a route does not exist',
  check: (tree) => tree.ofKind('HTTPRoute').flatMap((route) => problems(route, tree)),
};

function problems(route: Manifest, tree: ObjectTree): readonly ObjectProblem[] {
  return items(at(route, 'spec', 'rules')).flatMap((rule, ruleIndex) =>
    items(at(rule, 'backendRefs')).flatMap((backend, index) => {
      const problem = backendProblem(route, backend, tree);
      return problem === undefined
        ? []
        : [{ object: route, at: `spec.rules[${ruleIndex}].backendRefs[${index}]`, ...problem }];
    }),
  );
}

function backendProblem(
  route: Manifest,
  backend: unknown,
  tree: ObjectTree,
): Pick<ObjectProblem, 'problem' | 'fix'> | undefined {
  if ((text(at(backend, 'kind')) ?? 'Service') !== 'Service') return undefined;
  const namespace = text(at(backend, 'namespace')) ?? namespaceOf(route);
  const name = text(at(backend, 'name')) ?? '';
  const service = tree.find('Service', namespace, name);
  if (service === undefined) {
    return { problem: `Service ${namespace}/${name} does not exist`, fix: 'reference an existing Service' };
  }
  const port = at(backend, 'port');
  if (items(at(service, 'spec', 'ports')).some((each) => at(each, 'port') === port)) return undefined;
  return {
    problem: `Service ${namespace}/${name} has no port ${String(port)}`,
    fix: 'use a port of the Service',
  };
}
