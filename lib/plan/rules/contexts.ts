import type { ModelPlatformDefinition } from '../../definition/platform';
import { workloadFields } from '../../definition/workload-fields';
import { lookup } from '../../units/lookup';
import { workloads } from '../facts/workloads';
import type { ProvidedCluster } from '../providers/select';
import type { PoolMachines } from '../resolve/cluster/machines';
import type { WorkloadKind } from '../types/workload';
import type {
  GatewayScope,
  MachineScope,
  ModelScope,
  NameScope,
  PlatformScope,
  PoolScope,
  Scopes,
  ServiceScope,
  TrainingScope,
  TrainingSpecScope,
  WorkloadScope,
  WorkloadSpecScope,
} from './scopes';

/**
 * Everything that the rules check in a platform.
 *
 * @param machines Undefined for an existing cluster.
 */
export function platformContexts(
  { definition, plan }: Omit<PlatformScope, 'provider'>,
  provided: ProvidedCluster,
  machines: PoolMachines | undefined,
): { readonly [S in keyof Scopes]: readonly Scopes[S][] } {
  const platform = { definition, plan, provider: provided.provider };
  const byKind = {
    service: serviceScopes(platform),
    training: trainingScopes(platform),
  } satisfies Record<WorkloadKind, readonly WorkloadScope[]>;
  return {
    platform: [platform],
    'managed-cluster': provided.managed ? [{ ...platform, cluster: provided.spec, cloud: provided.provider }] : [],
    name: nameScopes(platform),
    machine: machineScopes(provided, machines),
    pool: poolScopes(platform),
    model: modelScopes(definition),
    gateway: gatewayScopes(platform),
    'workload-spec': workloadSpecScopes(platform),
    workload: Object.values(byKind).flat(),
    service: byKind.service,
    'training-spec': trainingSpecScopes(platform),
    training: byKind.training,
  };
}

function gatewayScopes({ definition, plan }: PlatformScope): readonly GatewayScope[] {
  const stateInternal =
    'set cluster.loadBalancers.internal to the annotations of an internal load balancer, {} if it needs none';
  return Object.values(plan.gateways).flatMap(({ name, visibility }) => {
    const spec = lookup(definition.gateways, name);
    return spec ? [{ path: ['gateways', name], spec, visibility, stateInternal }] : [];
  });
}

function nameScopes({ definition, plan, provider }: PlatformScope): readonly NameScope[] {
  const { name, cluster, buckets, services = {}, training = {} } = definition;
  const workloadNames: Readonly<Record<WorkloadKind, readonly NameScope[]>> = {
    service: Object.keys(services).map((service) => ({
      kind: 'service',
      path: ['services', service],
      name: service,
    })),
    training: Object.keys(training).map((job) => ({
      kind: 'training',
      path: ['training', job],
      name: job,
      job: lookup(plan.training, job),
    })),
  };
  return [
    { kind: 'platform', path: ['name'], name, provider },
    ...Object.keys(cluster.nodePools).map((pool) => ({
      kind: 'pool' as const,
      path: ['cluster', 'nodePools', pool],
      name: pool,
      provider,
    })),
    ...Object.values(plan.cluster.buckets).map(({ name: bucket, location }) => ({
      kind: 'bucket' as const,
      path: ['buckets', bucket],
      name: bucket,
      location,
      named: lookup(buckets, bucket)?.name !== undefined,
    })),
    ...Object.values(workloadNames).flat(),
  ];
}

function machineScopes(provided: ProvidedCluster, machines: PoolMachines | undefined): readonly MachineScope[] {
  if (!provided.managed || !machines) return [];
  const { systemPool, nodePools } = machines;
  const market = { cloud: provided.provider, region: provided.spec.region };
  return [systemPool, ...Object.values(nodePools)].map((machine) => ({ ...machine, ...market }));
}

function poolScopes({ plan }: PlatformScope): readonly PoolScope[] {
  const all = workloads(plan);
  return Object.values(plan.cluster.pools).map((pool) => ({
    path: ['cluster', 'nodePools', pool.name],
    pool,
    workloads: all.filter((workload) => workload.pool === pool.name),
  }));
}

function modelScopes({ models = {} }: ModelPlatformDefinition): readonly ModelScope[] {
  return Object.entries(models).map(([model, { versions }]) => ({
    versions: Object.entries(versions).map(([name, { path, sha256 }]) => ({
      name,
      object: { path: ['models', model, 'versions', name, 'path'], value: path },
      sha256: { path: ['models', model, 'versions', name, 'sha256'], value: sha256 },
    })),
  }));
}

function workloadSpecScopes({ definition, plan }: PlatformScope): readonly WorkloadSpecScope[] {
  return workloadFields.flatMap((field) =>
    Object.entries(definition[field] ?? {}).flatMap(([name, spec]) => {
      const pool = lookup(plan.cluster.pools, spec.pool);
      return pool ? [{ path: [field, name], spec, pool }] : [];
    }),
  );
}

function serviceScopes({ definition, plan }: PlatformScope): readonly ServiceScope[] {
  const pools = Object.values(plan.cluster.pools);
  return Object.values(plan.services).flatMap((service) => {
    const spec = lookup(definition.services, service.name);
    const pool = lookup(plan.cluster.pools, service.pool);
    if (!spec || !pool) return [];
    return [
      {
        kind: service.kind,
        workload: service,
        spec,
        pool,
        pools,
        gateways: Object.keys(definition.gateways ?? {}),
        modelPaths: service.models.map(({ name, version }) => ['models', name, 'versions', version, 'path']),
        scanPaths: service.models.map(({ name }) => ['models', name, 'scan']),
      },
    ];
  });
}

function trainingSpecScopes({ definition, plan }: PlatformScope): readonly TrainingSpecScope[] {
  return Object.entries(definition.training ?? {}).map(([name, spec]) => ({
    path: ['training', name],
    spec,
    pool: lookup(plan.cluster.pools, spec.pool),
  }));
}

function trainingScopes({ definition, plan, provider }: PlatformScope): readonly TrainingScope[] {
  return Object.values(plan.training).flatMap((job) => {
    const spec = lookup(definition.training, job.name);
    const pool = lookup(plan.cluster.pools, job.pool);
    return spec && pool ? [{ kind: job.kind, workload: job, spec, pool, provider }] : [];
  });
}
