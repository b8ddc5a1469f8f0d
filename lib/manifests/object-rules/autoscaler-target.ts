import type { Manifest } from '../manifest';
import { at, text } from './json';
import type { ObjectProblem, ObjectRule } from './object-rule';
import type { ObjectTree } from './object-tree';
import { namespaceOf } from './pod';

/** The target of a HorizontalPodAutoscaler or a KEDA ScaledObject exists and does not set `replicas`. */
export const autoscalerTarget: ObjectRule = {
  id: 'object/autoscaler-target',
  rationale: 'an autoscaler without a target does nothing; if the target sets replicas, every sync resets the scale',
  check: (tree) =>
    ['HorizontalPodAutoscaler', 'ScaledObject']
      .flatMap((kind) => tree.ofKind(kind))
      .flatMap((autoscaler) => problems(autoscaler, tree)),
};

function problems(object: Manifest, tree: ObjectTree): readonly ObjectProblem[] {
  const reference = at(object, 'spec', 'scaleTargetRef');
  // The kind is required by Kubernetes. KEDA defaults to Deployment.
  const kind = text(at(reference, 'kind')) ?? (object.kind === 'ScaledObject' ? 'Deployment' : '');
  const name = text(at(reference, 'name')) ?? '';
  const target = tree.find(kind, namespaceOf(object), name);
  if (target === undefined) {
    return [
      {
        object,
        at: 'spec.scaleTargetRef',
        problem: `the target ${kind} ${name} does not exist in the namespace`,
        fix: 'reference an existing object',
      },
    ];
  }
  if (at(target, 'spec', 'replicas') === undefined) return [];
  return [
    {
      object: target,
      at: 'spec.replicas',
      problem: `replicas is set, but ${object.kind} ${object.metadata.name} scales this object`,
      fix: 'remove the field',
    },
  ];
}
