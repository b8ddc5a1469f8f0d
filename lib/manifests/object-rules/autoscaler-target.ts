import type { Manifest } from '../manifest';
import { at, text } from './json';
import type { ObjectProblem, ObjectRule } from './object-rule';
import type { ObjectTree } from './object-tree';
import { namespaceOf } from './pod';

/** A HorizontalPodAutoscaler, or a ScaledObject of KEDA, has a target that leaves the number of replicas to it. */
export const autoscalerTarget: ObjectRule = {
  id: 'object/autoscaler-target',
  explain:
    'an autoscaler without a target does nothing, and one whose target states its replicas is undone by each sync',
  check: (tree) =>
    ['HorizontalPodAutoscaler', 'ScaledObject']
      .flatMap((kind) => tree.ofKind(kind))
      .flatMap((autoscaler) => problems(autoscaler, tree)),
};

function problems(object: Manifest, tree: ObjectTree): readonly ObjectProblem[] {
  const reference = at(object, 'spec', 'scaleTargetRef');
  // KEDA takes a Deployment where no kind is named; Kubernetes wants one.
  const kind = text(at(reference, 'kind')) ?? (object.kind === 'ScaledObject' ? 'Deployment' : '');
  const name = text(at(reference, 'name')) ?? '';
  const target = tree.find(kind, namespaceOf(object), name);
  if (target === undefined) {
    return [
      {
        object,
        at: 'spec.scaleTargetRef',
        problem: `there is no ${kind} ${name} in the namespace`,
        fix: 'name an object that is there',
      },
    ];
  }
  if (at(target, 'spec', 'replicas') === undefined) return [];
  return [
    {
      object: target,
      at: 'spec.replicas',
      problem: `the autoscaler ${object.metadata.name} sets the number of replicas as well`,
      fix: 'leave it out',
    },
  ];
}
