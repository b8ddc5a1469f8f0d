import type { Manifest } from '../manifest';
import { at, items, text } from './json';
import type { ObjectProblem, ObjectRule } from './object-rule';
import type { ObjectTree } from './object-tree';
import { namespaceOf } from './pod';

/** An HTTPRoute leads to Services that are there, on ports that they have. */
export const routeBackend: ObjectRule = {
  id: 'object/route-backend',
  explain: 'a gateway answers with an error of its own where the Service behind a route is missing',
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
    return { problem: `there is no Service ${namespace}/${name}`, fix: 'name a Service that is there' };
  }
  const port = at(backend, 'port');
  if (items(at(service, 'spec', 'ports')).some((each) => at(each, 'port') === port)) return undefined;
  return {
    problem: `the Service ${namespace}/${name} has no port ${String(port)}`,
    fix: 'use a port that the Service has',
  };
}
