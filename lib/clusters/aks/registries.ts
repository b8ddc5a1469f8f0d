import type { RoleAssignment } from '@pulumi/azure-native/authorization';
import * as containerregistry from '@pulumi/azure-native/containerregistry';
import type * as containerservice from '@pulumi/azure-native/containerservice';
import { groupBy } from '../../units/group-by';
import { cachesOf, registriesOf } from '../plan-parts';
import type { AksContext } from './context';
import { assignRole } from './role';

/**
 * Creates the registries of a platform. The identity of the nodes can pull from each of them. Registries have no accounts and no
 * anonymous access.
 *
 * @returns The rights to pull.
 */
export function makeRegistries(
  context: AksContext,
  cluster: containerservice.ManagedCluster,
): readonly RoleAssignment[] {
  const pushed = registriesOf(context.plan).map(({ name }) => makeRegistry(context, name));
  const copied = [...groupBy(cachesOf(context.plan), (upstream) => upstream.name)].map(([name, upstreams]) => {
    const registry = makeRegistry(context, name);
    for (const { host } of upstreams) makeCacheRule(context, registry.resource, host);
    return registry;
  });
  return [...pushed, ...copied].map((registry) => allowPulls(context, cluster, registry));
}

/** A registry with its name in Azure. */
interface MadeRegistry {
  readonly name: string;
  readonly resource: containerregistry.Registry;
}

function makeRegistry({ name, plan, group, protect, options }: AksContext, registryName: string): MadeRegistry {
  const resource = new containerregistry.Registry(
    `${name}-registry-${registryName}`,
    {
      resourceGroupName: group.name,
      location: plan.region,
      registryName,
      sku: { name: 'Standard' },
      adminUserEnabled: false,
      anonymousPullEnabled: false,
      tags: plan.tags,
    },
    { ...options, protect },
  );
  return { name: registryName, resource };
}

function allowPulls(
  context: AksContext,
  cluster: containerservice.ManagedCluster,
  { name, resource }: MadeRegistry,
): RoleAssignment {
  return assignRole(context, `${context.name}-registry-${name}-nodes`, {
    role: 'AcrPull',
    principal: {
      kind: 'identity',
      id: cluster.identityProfile.apply((profile) => profile?.kubeletidentity?.objectId ?? ''),
    },
    scope: resource.id,
  });
}

/** Source: Microsoft Learn "Wildcard support for artifact cache in Azure Container Registry", 2026-11. */
function makeCacheRule(
  { name, group, options }: AksContext,
  registry: containerregistry.Registry,
  host: string,
): containerregistry.CacheRule {
  return new containerregistry.CacheRule(
    `${name}-cache-${host}`,
    {
      resourceGroupName: group.name,
      registryName: registry.name,
      cacheRuleName: host.replaceAll('.', '-'),
      sourceRepository: `${host}/*`,
      targetRepository: `${host}/*`,
    },
    options,
  );
}
