import { isManaged } from '../../../definition/cluster';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type {
  CacheRegistrySpec,
  CloudRegistrySpec,
  ExistingRegistrySpec,
  RegistrySpec,
} from '../../../definition/registry';
import { assertNever } from '../../../units/assert-never';
import { mapRecord } from '../../../units/records';
import type { Provider } from '../../providers/provider';
import type { CloudRegistries, RegistryName } from '../../providers/registries';
import type { RegistryPlan } from '../../types/registry';
import { uniqueDigits } from './unique-digits';

/** The registries of a definition with their addresses. One that the provider cannot create is left out. */
export function resolveRegistries(
  definition: Pick<ModelPlatformDefinition, 'name' | 'cluster' | 'registries'>,
  { registries: facts }: Pick<Provider, 'registries'>,
): Readonly<Record<string, RegistryPlan>> {
  const { name: platform, cluster, registries = {} } = definition;
  const { region = '', account = '' } = isManaged(cluster) ? cluster : {};
  const unique = uniqueDigits(definition);
  const entries = Object.entries(registries).flatMap(([name, spec]) => {
    const registry = resolveRegistry(spec, { platform, name, region, account, unique }, facts);
    return registry ? [[name, registry] as const] : [];
  });
  return Object.fromEntries(entries);
}

function resolveRegistry(
  spec: RegistrySpec,
  of: RegistryName,
  facts: CloudRegistries | undefined,
): RegistryPlan | undefined {
  switch (spec.kind) {
    case 'existing':
      return existing(spec, of);
    case 'cloud':
      return facts && cloud(spec, of, facts);
    case 'cache':
      return facts && cache(spec, of, facts);
    default:
      return assertNever(spec);
  }
}

function existing({ address, pull, teams, mirrors = {} }: ExistingRegistrySpec, { name }: RegistryName): RegistryPlan {
  return {
    name,
    addresses: [address],
    pull: pull ?? { kind: 'no-one' },
    ...(teams && { teams }),
    mirrors: mapRecord(mirrors, (folder) => `${address}/${folder}`),
  };
}

function cloud({ repositories, teams }: CloudRegistrySpec, of: RegistryName, facts: CloudRegistries): RegistryPlan {
  const { name, address } = facts.registry(of);
  return {
    name: of.name,
    addresses: [address],
    pull: { kind: 'nodes' },
    ...(teams && { teams }),
    mirrors: {},
    cloud: { kind: 'registry', name, repositories },
  };
}

function cache({ upstreams }: CacheRegistrySpec, of: RegistryName, facts: CloudRegistries): RegistryPlan {
  const copies = Object.entries(upstreams).map(([host, upstream]) => ({ host, upstream, ...facts.cache(of, host) }));
  return {
    name: of.name,
    addresses: copies.map(({ address }) => address),
    pull: { kind: 'nodes' },
    mirrors: Object.fromEntries(copies.map(({ host, address }) => [host, address])),
    cloud: { kind: 'cache', upstreams: copies.map(({ host, name, upstream }) => ({ host, name, ...upstream })) },
  };
}
