import type { Manifest } from '../manifest';
import { at, items, text, texts } from './json';
import type { ObjectProblem, ObjectRule } from './object-rule';
import type { ObjectTree } from './object-tree';
import { containersOf, namespaceOf, type PodInObject } from './pod';

/** A Service selects at least one pod, and its named target ports exist. */
export const serviceSelects: ObjectRule = {
  id: 'object/service-selects',
  rationale: 'a Service without pods refuses every connection, and nothing reports it',
  check: (tree) => tree.ofKind('Service').flatMap((service) => problems(service, tree)),
};

function problems(service: Manifest, tree: ObjectTree): readonly ObjectProblem[] {
  const selector = texts(at(service, 'spec', 'selector'));
  // Without a selector, the endpoints are managed elsewhere.
  if (Object.keys(selector).length === 0) return [];
  const pods = tree.podsWithLabels(namespaceOf(service), selector);
  if (pods.length === 0) {
    return [
      {
        object: service,
        at: 'spec.selector',
        problem: 'no pod in the namespace matches the selector',
        fix: 'use labels of the pods',
      },
    ];
  }
  return items(at(service, 'spec', 'ports')).flatMap((port, index): readonly ObjectProblem[] => {
    const target = at(port, 'targetPort');
    if (typeof target !== 'string' || pods.some((pod) => hasPort(pod, target))) return [];
    return [
      {
        object: service,
        at: `spec.ports[${index}].targetPort`,
        problem: `no container of its pods has a port named ${target}`,
        fix: 'use the name of a container port',
      },
    ];
  });
}

function hasPort(pod: PodInObject, name: string): boolean {
  return containersOf(pod).some(({ container }) =>
    items(at(container, 'ports')).some((port) => text(at(port, 'name')) === name),
  );
}
