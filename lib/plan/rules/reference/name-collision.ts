import { type WorkloadField, workloadFields, workloadNouns } from '../../../definition/workload-fields';
import { assertNever } from '../../../units/assert-never';
import { lookup } from '../../../units/lookup';
import { auxiliaryPods } from '../../facts/auxiliary-pods';
import { gatewaySecrets } from '../../facts/gateway-secrets';
import { registrySecrets } from '../../facts/registry-secrets';
import { systemPoolName } from '../../resolve/cluster/cluster';
import { serviceAccountName } from '../../resolve/workload/service-account';
import type { ModelServicePlan } from '../../types/service';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** Namespaces of Kubernetes itself. */
const reserved = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** No two generated objects have the same name. */
export const nameCollision: Rule<'platform'> = {
  id: 'name/collision',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Two objects with the same name overwrite each other in the cluster, in the cloud or in the repository.',
  check: (context) => [
    ...namespaces(context),
    ...serviceAccounts(context),
    ...workloads(context),
    ...generatedServices(context),
    ...generatedAccounts(context),
    ...pools(context),
    ...buckets(context),
    ...routes(context),
    ...gatewaySecretNames(context),
    ...pullSecretNames(context),
  ],
};

function namespaces({ plan }: PlatformScope): readonly RuleFinding[] {
  const taken = new Map<string, string>([
    ...plan.addOns.map(({ namespace, name }) => [namespace, `the add-on ${name}`] as const),
    ...plan.namespaces.map(({ name }) => [name, 'the platform'] as const),
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
        problem: `the namespace belongs to ${owner}`,
        value: namespace,
        fix: "choose another name, or set 'namespace' of the team",
      },
    ];
  });
}

/** All workloads, with the namespace of the team. */
function allWorkloads({ definition, plan }: PlatformScope) {
  return workloadFields.flatMap((field) =>
    Object.entries(definition[field] ?? {}).flatMap(([name, { team }]) => {
      const namespace = lookup(plan.teams, team)?.namespace;
      return namespace === undefined ? [] : [{ field, name, namespace, path: [field, name] }];
    }),
  );
}

/** The service account `default` is used by all other pods. */
function serviceAccounts(context: PlatformScope): readonly RuleFinding[] {
  const { definition, provider } = context;
  return allWorkloads(context)
    .filter(({ name }) => serviceAccountName(name, definition, provider) === 'default')
    .map(({ name, path }) => ({
      path,
      problem: 'the service account would be default, so all other pods of the namespace would get its permissions',
      value: name,
      fix: 'choose another name',
    }));
}

/** Names are unique within one kind of workload, but workloads of different kinds can have the same name. */
function workloads(context: PlatformScope): readonly RuleFinding[] {
  const taken = new Map<string, WorkloadField>();
  return allWorkloads(context).flatMap(({ field, name, namespace, path }) => {
    const key = nameIn({ name, namespace });
    const owner = taken.get(key) ?? field;
    taken.set(key, owner);
    if (owner === field) return [];
    return [
      {
        path,
        problem: `the namespace ${namespace} has a ${workloadNouns[owner]} with this name, and both would share one service account`,
        value: name,
        fix: `choose another name, such as ${JSON.stringify(`${name}-train`)}`,
      },
    ];
  });
}

function nameIn({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `${namespace}/${name}`;
}

/** Services that a rollout creates besides the one of the service. */
function generatedServices({ plan }: PlatformScope): readonly RuleFinding[] {
  const all = Object.values(plan.services);
  const owners = new Map(
    all.flatMap((service) =>
      extraServices(service).map((name) => [nameIn({ ...service, name }), service.name] as const),
    ),
  );
  return all.flatMap((service) => {
    const owner = owners.get(nameIn(service));
    if (owner === undefined) return [];
    return [
      {
        path: ['services', service.name],
        problem: `the rollout of the service ${owner} creates a Service with this name in the namespace ${service.namespace}`,
        value: service.name,
        fix: 'choose another name',
      },
    ];
  });
}

/** Jobs have the labels and the service account of their name, as the pods have that send requests to a new version. */
function generatedAccounts({ plan }: PlatformScope): readonly RuleFinding[] {
  const owners = new Map(
    Object.values(plan.services).flatMap((service) =>
      auxiliaryPods(service).map(({ name }) => [nameIn({ ...service, name }), service.name] as const),
    ),
  );
  return Object.values(plan.training).flatMap((job) => {
    const owner = owners.get(nameIn(job));
    if (owner === undefined) return [];
    return [
      {
        path: ['training', job.name],
        problem: `the rollout of the service ${owner} creates a service account with this name in the namespace ${job.namespace}`,
        value: job.name,
        fix: 'choose another name',
      },
    ];
  });
}

function extraServices({ name, rollout }: ModelServicePlan): readonly string[] {
  switch (rollout.kind) {
    case 'rolling':
      return [];
    case 'canary':
      return [rollout.stableService, rollout.canaryService].filter((other) => other !== name);
    case 'blue-green':
      return [rollout.activeService, rollout.previewService].filter((other) => other !== name);
    default:
      return assertNever(rollout);
  }
}

function pools({ definition, provider }: PlatformScope): readonly RuleFinding[] {
  if (!provider.managesCluster || !(systemPoolName in definition.cluster.nodePools)) return [];
  return [
    {
      path: ['cluster', 'nodePools', systemPoolName],
      problem: 'the system pool has this name',
      value: systemPoolName,
      fix: "choose another name; to change the system pool, set 'cluster.systemPool'",
    },
  ];
}

function buckets({ plan }: PlatformScope): readonly RuleFinding[] {
  const taken = new Map<string, string>();
  return Object.values(plan.cluster.buckets).flatMap(({ name, location }) => {
    const real = location.kind === 'azure-blob' ? `${location.account}/${location.container}` : location.bucket;
    const owner = taken.get(real);
    taken.set(real, name);
    if (owner === undefined) return [];
    return [
      {
        path: ['buckets', name],
        problem: `this is the same cloud bucket as ${owner}`,
        value: real,
        fix: "set another 'name' for one of them, or use one of them in both places",
      },
    ];
  });
}

/** All gateways share a namespace. A Secret that exists already can belong to several. */
function gatewaySecretNames({ definition, plan }: PlatformScope): readonly RuleFinding[] {
  const taken = new Map(
    Object.values(plan.gateways).flatMap(({ name, certificate }) =>
      certificate ? [certificate.secret, certificate.accountSecret].map((secret) => [secret, name] as const) : [],
    ),
  );
  return gatewaySecrets(definition).flatMap(({ gateway, path, secret, remote }) => {
    if (remote === undefined) return [];
    const owner = taken.get(secret);
    taken.set(secret, gateway);
    if (owner === undefined) return [];
    return [
      {
        path: [...path, 'secret'],
        problem: `the gateway ${owner} creates a Secret with this name in the same namespace`,
        value: secret,
        fix: 'choose another name',
      },
    ];
  });
}

/** Pull Secrets are in the namespaces of teams. Registries can share one that exists already. */
function pullSecretNames({ definition }: PlatformScope): readonly RuleFinding[] {
  const taken = new Map<string, string>(
    Object.entries(definition.teams ?? {}).flatMap(([team, { secrets = {} }]) =>
      Object.keys(secrets).map((secret) => [secret, `the team ${team}`] as const),
    ),
  );
  return registrySecrets(definition).flatMap(({ registry, path, secret, remote }) => {
    const owner = taken.get(secret);
    if (remote !== undefined) taken.set(secret, `the registry ${registry}`);
    if (owner === undefined) return [];
    return [
      {
        path: [...path, 'secret'],
        problem: `${owner} has a Secret with this name`,
        value: secret,
        fix: 'choose another name',
      },
    ];
  });
}

/**
 * A gateway routes by path, and the path usually has the name of the model, not of the service. The first service of the
 * definition keeps the path: services of parts come after those of the platform, whatever their names are.
 */
function routes({ definition, plan }: PlatformScope): readonly RuleFinding[] {
  const taken = new Map<string, string>();
  return Object.entries(definition.services ?? {}).flatMap(([name, { consumers = [] }]) => {
    const service = lookup(plan.services, name);
    if (service === undefined) return [];
    return consumers.flatMap((consumer, index): readonly RuleFinding[] => {
      if (!('gateway' in consumer)) return [];
      const { gateway } = consumer;
      const paths = new Set(
        service.routes.flatMap((route) =>
          route.gateway === gateway ? [route.pathPrefix, ...(route.otherPathPrefixes ?? [])] : [],
        ),
      );
      const [lost] = [...paths].flatMap((path) => {
        const owner = taken.get(`${gateway} ${path}`);
        if (owner === undefined) taken.set(`${gateway} ${path}`, service.name);
        return owner === undefined ? [] : [{ path, owner }];
      });
      if (lost === undefined) return [];
      return [
        {
          path: ['services', service.name, 'consumers', index, 'gateway'],
          problem: `this gateway already routes ${lost.path} to the service ${lost.owner}`,
          value: gateway,
          fix: 'choose another gateway, or remove the consumer from one of the services',
        },
      ];
    });
  });
}
