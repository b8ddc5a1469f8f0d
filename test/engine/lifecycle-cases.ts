import type { ManagedClusterSpec } from '../../lib/definition/cluster';
import { exampleDefinition } from '../fixtures/example-definition';
import { groupsOn } from '../fixtures/moved-to';
import { scenarios, type Variant } from '../snapshots/scenarios';

/** A platform that is created, changed and destroyed. */
export interface LifecycleCase {
  /** `first-model/gke`. */
  readonly name: string;
  /** Name of the platform: prefix of the names of all its resources. */
  readonly platform: string;
  readonly provider: 'eks' | 'gke' | 'aks';
  readonly files: readonly string[];
  /** A layer that moves the definition to this cloud. @default - the definition is for this cloud */
  readonly move?: object;
  /** A change that adds a node to a pool. */
  readonly grow: Change;
  /** A change of the machines of a pool. */
  readonly replace: Change;
}

/** A pool, and the layer that changes it. */
export interface Change {
  readonly pool: string;
  readonly layer: object;
}

/** Every example on each of its clouds. */
export const lifecycleCases: readonly LifecycleCase[] = scenarios.flatMap(({ name, variants }) =>
  variants.flatMap((variant) => caseOf(`${name}/${variant.name}`, variant)),
);

/** Examples for existing clusters. */
export const existingClusters = scenarios.flatMap(({ name, variants }) =>
  variants
    .filter(({ files }) => exampleDefinition(...files).cluster.provider === 'existing')
    .map(({ name: variant, files }) => ({ name: `${name}/${variant}`, files })),
);

function caseOf(name: string, { files, cluster }: Variant): readonly LifecycleCase[] {
  const definition = exampleDefinition(...files);
  const own = definition.cluster;
  if (own.provider === 'existing') return [];
  const pools =
    cluster && 'nodePools' in cluster ? (cluster as Pick<ManagedClusterSpec, 'nodePools'>).nodePools : own.nodePools;
  return [
    {
      name,
      platform: definition.name,
      provider: cluster?.provider ?? own.provider,
      files,
      ...(cluster && {
        move: { cluster: { ...cluster, groups: groupsOn(cluster.provider, Object.keys(own.groups ?? {})) } },
      }),
      grow: resize(pools),
      replace: replacement(pools),
    },
  ];
}

type Pools = ManagedClusterSpec['nodePools'];

function resize(pools: Pools): Change {
  const [found] = Object.entries(pools);
  if (!found) throw new Error('the example has no pool');
  const [pool, { nodes }] = found;
  return change(pool, { nodes: { ...nodes, max: nodes.max + 1 } });
}

/** Larger machines, or for pools of GPUs on-demand instead of spot: neither can change in place. */
function replacement(pools: Pools): Change {
  for (const [pool, { machine, gpu }] of Object.entries(pools)) {
    if (gpu || !machine || !('cpu' in machine)) continue;
    const gib = Number.parseInt(machine.memory, 10);
    return change(pool, { machine: { ...machine, cpu: machine.cpu * 2, memory: `${gib * 2}Gi` } });
  }
  const spot = Object.entries(pools).find(([, { capacity }]) => capacity?.kind === 'spot');
  if (!spot) throw new Error('the example has neither a pool with machines by size nor a pool of spot nodes');
  return change(spot[0], { capacity: { kind: 'on-demand' } });
}

function change(pool: string, spec: object): Change {
  return { pool, layer: { cluster: { nodePools: { [pool]: spec } } } };
}
