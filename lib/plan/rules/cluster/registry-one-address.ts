import type { Path } from '../../../errors';
import { parseRegistryAddress } from '../../../units/image';
import type { Rule } from '../rule';
import type { PlatformScope } from '../scopes';

/** The images of an address have one registry. */
export const registryOneAddress: Rule<'platform'> = {
  id: 'registry/one-address',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale:
    'With two registries for one address, the one that pods pull from and the teams that can use it are not decided.',
  check: (context) => {
    const owners = new Map<string, string>();
    return addresses(context).flatMap(({ registry, path, address }) => {
      const { host, path: folder } = parseRegistryAddress(address);
      const key = `${host}/${folder}`;
      const first = owners.get(key);
      owners.set(key, first ?? registry);
      if (first === undefined) return [];
      return [
        {
          path,
          problem: `the registry ${first} already has the images of this address`,
          value: address,
          fix: 'remove one of them, or write a longer address, with a folder',
        },
      ];
    });
  },
};

interface DeclaredAddress {
  readonly registry: string;
  readonly path: Path;
  readonly address: string;
}

function addresses({ plan }: PlatformScope): readonly DeclaredAddress[] {
  return Object.values(plan.cluster.registries).flatMap(({ name, addresses: own, mirrors, cloud }) => [
    // Those that the platform chooses differ.
    ...(cloud ? [] : own.map((address) => ({ registry: name, path: ['registries', name, 'address'], address }))),
    ...Object.keys(mirrors).map((address) => ({
      registry: name,
      path: ['registries', name, cloud ? 'upstreams' : 'mirrors', address],
      address,
    })),
  ]);
}
