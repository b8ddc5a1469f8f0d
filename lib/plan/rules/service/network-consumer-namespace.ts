import { groupBy } from '../../../units/group-by';
import { lookup } from '../../../units/lookup';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** A namespace with operators, or with proxies of gateways, is no consumer of a service. */
export const networkConsumerNamespace: Rule<'platform'> = {
  id: 'network/consumer-namespace',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Operators act on the whole cluster, so the platform decides which connections they have. The policies of those that it installs do not open a connection to the service.',
  check: ({ definition, plan }) => {
    const problems = problemsOf(plan);
    return Object.values(plan.services).flatMap((service) =>
      (lookup(definition.services, service.name)?.consumers ?? []).flatMap((consumer, index) => {
        if (!('namespace' in consumer)) return [];
        const { namespace } = consumer;
        const problem = ofCluster.test(namespace) ? belongsTo('the cluster') : problems.get(namespace);
        if (problem === undefined) return [];
        return [{ path: [...service.path, 'consumers', index, 'namespace'], value: namespace, ...problem }];
      }),
    );
  },
};

type Problem = Pick<RuleFinding, 'problem' | 'fix'>;

/** Namespaces of the control plane and of the agents of nodes. */
const ofCluster = /^kube-/;

/** The problem with each namespace of the platform, except those of teams. */
function problemsOf({ addOns, delivery, gateways }: PlatformScope['plan']): ReadonlyMap<string, Problem> {
  const operators = groupBy(addOns, ({ namespace }) => namespace);
  return new Map([
    ...(delivery ? [[delivery.namespace, belongsTo('Argo CD')] as const] : []),
    ...[...operators].map(
      ([namespace, own]) => [namespace, belongsTo(own.map(({ name }) => name).join(' and '))] as const,
    ),
    ...Object.values(gateways).map(({ name, namespace }) => [namespace, ofGateway(name)] as const),
  ]);
}

function belongsTo(owner: string): Problem {
  return {
    problem: `this is the namespace of ${owner}`,
    fix: 'remove the consumer, or accept the connection with a waiver in the definition of the platform',
  };
}

function ofGateway(name: string): Problem {
  return {
    problem: `this is the namespace of the gateway ${name}, whose proxies connect only to the services behind it`,
    fix: `write { gateway: ${JSON.stringify(name)} }`,
  };
}
