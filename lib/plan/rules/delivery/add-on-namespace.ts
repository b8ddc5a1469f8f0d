import type { AddOnPlan } from '../../types/add-on';
import type { Rule, RuleFinding } from '../rule';

/** Each add-on is installed into a namespace of its own kind. */
export const addOnNamespace: Rule<'platform'> = {
  id: 'add-on/namespace',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Add-ons of different Pod Security in one namespace replace the labels of each other, and other namespaces have other owners.',
  check: ({ definition, plan }) => {
    const chosen = plan.addOns.filter(
      ({ name, manage, namespace }) => manage && definition.addOns?.[name]?.namespace === namespace,
    );
    const argocd = plan.delivery?.namespace;
    return chosen.flatMap((addOn) => [...ofOthers(addOn, argocd), ...otherLevel(addOn, plan.addOns)]);
  },
};

/** Namespaces that every cluster has. */
const ofEveryCluster = /^(?:default|kube-.*)$/;

function ofOthers({ name, namespace }: AddOnPlan, argocd: string | undefined): readonly RuleFinding[] {
  const isCluster = ofEveryCluster.test(namespace);
  if (!isCluster && namespace !== argocd) return [];
  return [
    {
      path: ['addOns', name, 'namespace'],
      problem: `the namespace belongs to ${isCluster ? 'the cluster' : 'Argo CD'}`,
      value: namespace,
      fix: "choose another namespace, or remove 'namespace'",
    },
  ];
}

/** Reported once for each pair, at the add-on whose namespace the definition chooses. */
function otherLevel(addOn: AddOnPlan, all: readonly AddOnPlan[]): readonly RuleFinding[] {
  const other = all.find(
    (each) => each.manage && each.namespace === addOn.namespace && levelOf(each) !== levelOf(addOn),
  );
  if (other === undefined) return [];
  return [
    {
      path: ['addOns', addOn.name, 'namespace'],
      problem: `its pods need Pod Security ${levelOf(addOn)}, those of ${other.name} in this namespace need ${levelOf(other)}`,
      value: addOn.namespace,
      fix: "choose another namespace, or remove 'namespace'",
    },
  ];
}

function levelOf({ namespaceLabels }: AddOnPlan): string {
  return namespaceLabels?.['pod-security.kubernetes.io/enforce'] ?? 'of the cluster';
}
