import type { Labels } from '../plan/types/labels';
import type { NetworkPeerPlan, NetworkPolicyPlan, NetworkRulePlan, PolicyPortPlan } from '../plan/types/network';
import type { RolePlan } from '../plan/types/role';
import type { ServiceAccountPlan } from '../plan/types/workload';
import { assertNever } from '../units/assert-never';
import type { KubeValue } from './kube';
import { kubeManifest } from './kube-manifest';
import type { Manifest } from './manifest';
import { requireBounds } from './network-policy-bounds';

/** The objects that users get as constructs of cdk8s-plus, as plain JSON. A test compares both. */

/** A namespace. */
export function namespaceManifest(name: string, labels: Labels): Manifest {
  return kubeManifest({ kind: 'Namespace', metadata: { name, labels }, spec: {} });
}

/** The identity of a workload's pods. */
export function serviceAccountManifest(plan: ServiceAccountPlan): Manifest {
  const { name, namespace, labels, annotations } = plan;
  return kubeManifest({
    kind: 'ServiceAccount',
    metadata: { name, namespace, labels, annotations },
    automountServiceAccountToken: false,
    ...imagePullSecrets(plan),
  });
}

/** The Secrets of a service account, which Kubernetes copies to each of its pods. */
export function imagePullSecrets({ pullSecrets = [] }: Pick<ServiceAccountPlan, 'pullSecrets'>): {
  readonly imagePullSecrets?: readonly { readonly name: string }[];
} {
  return pullSecrets.length === 0 ? {} : { imagePullSecrets: pullSecrets.map((name) => ({ name })) };
}

/** Who a role is for: the namespace and the labels of the team. */
interface RoleOwner {
  readonly namespace: string;
  readonly labels: Labels;
}

/** A role, and its binding if it has members. */
export function roleManifests(
  { namespace, labels }: RoleOwner,
  { name, rules, subjects }: RolePlan,
): readonly Manifest[] {
  const metadata = { name, namespace, labels };
  const role = kubeManifest({
    kind: 'Role',
    metadata,
    rules: rules.flatMap(({ apiGroup, resources, verbs }) =>
      resources.map((resource) => ({ apiGroups: [apiGroup], resources: [resource], verbs })),
    ),
  });
  if (subjects.length === 0) return [role];
  const apiGroup = 'rbac.authorization.k8s.io';
  const binding = kubeManifest({
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup, kind: 'Role', name },
    subjects: subjects.map((subject) => ({ apiGroup, kind: subject.kind, name: subject.name })),
  });
  return [role, binding];
}

/**
 * A network policy.
 *
 * @throws Error for a rule without peers or ports, which Kubernetes treats as all peers or all ports.
 */
export function networkPolicyManifest(plan: NetworkPolicyPlan, labels: Labels): Manifest {
  const { name, namespace, ingress, egress } = plan;
  return kubeManifest({
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels },
    spec: {
      podSelector: selector(plan),
      ingress: ingress && rules(plan, ingress, 'from'),
      egress: egress && rules(plan, egress, 'to'),
      policyTypes: [...(egress ? ['Egress'] : []), ...(ingress ? ['Ingress'] : [])],
    },
  });
}

/** A rule for each peer. Undefined without rules, which denies the direction. */
function rules(
  plan: NetworkPolicyPlan,
  of: readonly NetworkRulePlan[],
  word: 'from' | 'to',
): readonly KubeValue[] | undefined {
  const all = of.flatMap((rule) => {
    requireBounds(plan, rule);
    const ports = rule.ports.map(policyPort);
    return rule.peers.map((each) => {
      const peer = policyPeer(each);
      return peer === undefined ? { ports } : { [word]: [peer], ports };
    });
  });
  return all.length === 0 ? undefined : all;
}

function policyPeer(peer: NetworkPeerPlan): KubeValue | undefined {
  switch (peer.kind) {
    case 'pods':
      return {
        podSelector: selector(peer),
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } },
      };
    case 'addresses':
      return { ipBlock: { cidr: peer.cidr, except: peer.except } };
    case 'anywhere':
      return undefined;
    default:
      return assertNever(peer);
  }
}

function selector({ pods, except = {} }: Pick<NetworkPolicyPlan, 'pods' | 'except'>): KubeValue {
  const expressions = Object.entries(except).map(([key, values]) => ({ key, operator: 'NotIn', values: [...values] }));
  return {
    matchLabels: Object.keys(pods).length === 0 ? undefined : pods,
    matchExpressions: expressions.length === 0 ? undefined : expressions,
  };
}

function policyPort({ port, protocol }: PolicyPortPlan): KubeValue {
  return port === 'all' ? { protocol } : { port, protocol };
}
