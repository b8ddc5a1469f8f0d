import { groupBy } from '../../../units/group-by';
import type { AddOn, AddOnContext, PodTraffic } from '../../add-ons/add-on';
import { prometheusOf } from '../../add-ons/prometheus';
import { podRule, scrapedPorts } from '../../add-ons/traffic';
import { sharedNamespaces } from '../../facts/shared-namespaces';
import type { AddOnPlan } from '../../types/add-on';
import type { LabelValues } from '../../types/labels';
import type { NetworkPolicyPlan, NetworkRulePlan } from '../../types/network';

/** An add-on that the platform needs, without its policies. */
interface NeededAddOn {
  readonly addOn: AddOn;
  readonly plan: Omit<AddOnPlan, 'networkPolicies'>;
}

/**
 * The network policies of each add-on, by name. All connections of the pods in their namespaces are blocked in both
 * directions, except DNS, the Kubernetes API and the traffic that an add-on declares.
 */
export function resolveOperatorPolicies(
  needed: readonly NeededAddOn[],
  context: AddOnContext,
): ReadonlyMap<string, readonly NetworkPolicyPlan[]> {
  const own = ownNamespaces(needed, context);
  const installed = needed.filter(({ plan }) => plan.manage && own.has(plan.namespace));
  const scraped = needed.flatMap((each) => scrapedOperator(each, context));
  return new Map(
    installed.map(({ addOn, plan }) => {
      const inNamespace = installed.filter((other) => other.plan.namespace === plan.namespace);
      const isFirst = inNamespace[0]?.plan.name === plan.name;
      const traffic = addOn.traffic?.(context, plan.namespace) ?? [];
      return [
        plan.name,
        [
          ...(isFirst ? basePolicies(plan.namespace, inNamespace, context) : []),
          ...traffic.flatMap((each) => trafficPolicies(each, plan.namespace, { own, scraped })),
        ],
      ];
    }),
  );
}

/** Namespaces in which all pods belong to add-ons that the platform installs. */
function ownNamespaces(needed: readonly NeededAddOn[], context: AddOnContext): ReadonlySet<string> {
  const { definition, teams, gateways } = context;
  const prometheus = prometheusOf(definition);
  const others = new Set([
    ...sharedNamespaces,
    ...gateways.map(({ namespace }) => namespace),
    ...teams.map(({ namespace }) => namespace),
    ...needed.flatMap(({ plan }) => (plan.manage ? [] : [plan.namespace])),
    ...(prometheus.described ? [prometheus.namespace] : []),
  ]);
  return new Set(needed.map(({ plan }) => plan.namespace).filter((namespace) => !others.has(namespace)));
}

/** Blocks all traffic that no other policy allows, except DNS and the Kubernetes API. */
function basePolicies(
  namespace: string,
  addOns: readonly NeededAddOn[],
  { provider }: AddOnContext,
): readonly NetworkPolicyPlan[] {
  const except = united(addOns.map(({ addOn }) => addOn.userPods ?? {}));
  const all = { namespace, pods: {}, ...(Object.keys(except).length > 0 && { except }) };
  return [
    { name: 'default-deny', ...all, ingress: [], egress: [] },
    { name: 'allow-api', ...all, egress: [...provider.dns, ...provider.apiServerRules] },
  ];
}

/** All values of each label. */
function united(all: readonly LabelValues[]): LabelValues {
  const values = groupBy(
    all.flatMap((labels) => Object.entries(labels)),
    ([key]) => key,
  );
  return Object.fromEntries([...values].map(([key, entries]) => [key, entries.flatMap(([, each]) => each)]));
}

/**
 * Connections of Prometheus to an operator, which accepts them on its own. The pods and ports of an operator that the platform
 * does not install are not known.
 */
function scrapedOperator({ addOn, plan }: NeededAddOn, context: AddOnContext): readonly NetworkRulePlan[] {
  const { name, namespace, manage } = plan;
  const why = `metrics of ${name}`;
  if (!manage) {
    return [{ peers: [{ kind: 'pods', namespace, pods: {} }], ports: [{ port: 'all', protocol: 'TCP' }], why }];
  }
  const { peer } = prometheusOf(context.definition);
  return (addOn.traffic?.(context, namespace) ?? []).flatMap(({ pods, ingress = [] }) => {
    const ports = scrapedPorts(ingress, peer);
    return ports.length === 0 ? [] : [podRule([namespace, pods], ports, why)];
  });
}

/** The policy of some pods, and of the operators that they connect to. */
function trafficPolicies(
  { name, pods, ingress, egress, scrapesOperators = false }: PodTraffic,
  namespace: string,
  { own, scraped }: { readonly own: ReadonlySet<string>; readonly scraped: readonly NetworkRulePlan[] },
): readonly NetworkPolicyPlan[] {
  const opened = [...(egress ?? []), ...(scrapesOperators ? scraped : [])];
  const policy: NetworkPolicyPlan = {
    name,
    namespace,
    pods,
    ...(ingress && { ingress }),
    ...((egress || scrapesOperators) && { egress: opened }),
  };
  return [policy, ...(egress ?? []).flatMap((rule) => accepted(policy, rule, own))];
}

/** The receiving side of a connection to an operator. */
function accepted(
  { name, namespace, pods }: NetworkPolicyPlan,
  { peers, ports, why }: NetworkRulePlan,
  own: ReadonlySet<string>,
): readonly NetworkPolicyPlan[] {
  return peers.flatMap((peer) =>
    peer.kind === 'pods' && own.has(peer.namespace)
      ? [
          {
            name: `from-${name}-${ports.map(({ port }) => port).join('-')}`,
            namespace: peer.namespace,
            pods: peer.pods,
            ingress: [{ peers: [{ kind: 'pods', namespace, pods }], ports, why }],
          },
        ]
      : [],
  );
}
