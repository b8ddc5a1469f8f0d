import { lookup } from '../lookup';
import { systemPoolName } from '../resolve/cluster';
import type { Rule, RuleContext, RuleFinding } from '../rule';

/** Namespaces of Kubernetes itself. */
const reserved = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** Nothing that is made has the name of something else. */
export const nameCollision: Rule = {
  id: 'name/collision',
  explain: 'Two things of one name overwrite each other in the cluster, in the cloud or in the repository.',
  check: (context) => [
    ...namespaces(context),
    ...serviceAccounts(context),
    ...pools(context),
    ...buckets(context),
    ...routes(context),
  ],
};

function namespaces({ plan }: RuleContext): readonly RuleFinding[] {
  const taken = new Map<string, string>([
    ...plan.addOns.map(({ namespace, name }) => [namespace, `the add-on ${name}`] as const),
    ...plan.namespaces.map(({ name }) => [name, 'the gateways'] as const),
    ...(plan.delivery ? [[plan.delivery.namespace, 'Argo CD'] as const] : []),
    ...reserved.map((name) => [name, 'the cluster'] as const),
  ]);
  return Object.values(plan.teams).flatMap(({ name, namespace }) => {
    const owner = taken.get(namespace);
    taken.set(namespace, `the team ${name}`);
    if (owner === undefined) return [];
    return [
      {
        path: ['teams', name],
        problem: `its namespace is that of ${owner}`,
        value: namespace,
        fix: "choose another name, or give the team another 'namespace'",
      },
    ];
  });
}

/** A service account has the name of its service; all other pods of the namespace have the one called `default`. */
function serviceAccounts({ plan }: RuleContext): readonly RuleFinding[] {
  return Object.values(plan.services)
    .filter(({ serviceAccount }) => serviceAccount.name === 'default')
    .map(({ name }) => ({
      path: ['services', name],
      problem: 'its service account would be that of all other pods of the namespace, which would get its rights',
      value: name,
      fix: 'choose another name',
    }));
}

function pools({ definition }: RuleContext): readonly RuleFinding[] {
  if (definition.cluster.provider === 'existing' || !(systemPoolName in definition.cluster.nodePools)) return [];
  return [
    {
      path: ['cluster', 'nodePools', systemPoolName],
      problem: 'this is the name of the pool that operators run on',
      value: systemPoolName,
      fix: "choose another name; to change the operators' pool write 'cluster.systemPool'",
    },
  ];
}

function buckets({ plan }: RuleContext): readonly RuleFinding[] {
  const taken = new Map<string, string>();
  return Object.values(plan.cluster.buckets).flatMap(({ name, location }) => {
    const real = location.kind === 'azure-blob' ? `${location.account}/${location.container}` : location.bucket;
    const owner = taken.get(real);
    taken.set(real, name);
    if (owner === undefined) return [];
    return [
      {
        path: ['buckets', name],
        problem: `it is the same bucket of the cloud as ${owner}`,
        value: real,
        fix: "give one of them another 'name', or use one of them in both places",
      },
    ];
  });
}

/** The path of a request has the model's name in it, and not the service's. */
function routes({ definition, plan }: RuleContext): readonly RuleFinding[] {
  const taken = new Map<string, string>();
  return Object.values(plan.services).flatMap(({ name, model }) => {
    const consumers = definition.services?.[name]?.consumers ?? [];
    return consumers.flatMap((consumer, index): readonly RuleFinding[] => {
      if (!('gateway' in consumer) || !lookup(plan.gateways, consumer.gateway)) return [];
      const route = `${consumer.gateway} ${model.name}`;
      const owner = taken.get(route);
      taken.set(route, name);
      if (owner === undefined) return [];
      return [
        {
          path: ['services', name, 'consumers', index, 'gateway'],
          problem: `requests for the model ${model.name} at this gateway go to the service ${owner} already`,
          value: consumer.gateway,
          fix: 'choose another gateway, or take the consumer away from one of them',
        },
      ];
    });
  });
}
