import { join } from 'node:path';
import type { ManagedClusterSpec } from '../../lib/definition/cluster';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { readDefinitionSync } from '../../lib/sources/read';
import { root, scenarios, type Variant } from '../snapshots/scenarios';

/** A platform that is made, changed and taken away again. */
export interface Run {
  /** `first-model/gke`. */
  readonly name: string;
  /** Name of the platform, with which the names of all its resources begin. */
  readonly platform: string;
  readonly provider: 'eks' | 'gke' | 'aks';
  readonly files: readonly string[];
  /** A layer that moves the definition to this cloud; absent where it is there. */
  readonly move?: object;
  /** A pool that gets more nodes, and the layer that says so. */
  readonly grow: Change;
  /** A pool that gets other machines. */
  readonly replace: Change;
}

/** A layer that changes one pool. */
export interface Change {
  readonly pool: string;
  readonly layer: object;
}

/** Every example on every cloud that it is shown on. */
export const runs: readonly Run[] = scenarios.flatMap(({ name, variants }) =>
  variants.flatMap((variant) => runOf(`${name}/${variant.name}`, variant)),
);

/** Examples for clusters that are not ours to make. */
export const unmanaged = scenarios.flatMap(({ name, variants }) =>
  variants
    .filter(({ files }) => definitionOf(files).cluster.provider === 'existing')
    .map(({ name: variant, files }) => ({ name: `${name}/${variant}`, files })),
);

function runOf(name: string, { files, cluster }: Variant): readonly Run[] {
  const definition = definitionOf(files);
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
      ...(cluster && { move: { cluster } }),
      grow: grown(pools),
      replace: replaced(pools),
    },
  ];
}

function definitionOf(files: readonly string[]): ModelPlatformDefinition {
  const { definition, findings } = readDefinitionSync(files.map((file) => join(root, file)));
  if (!definition) throw new Error(JSON.stringify(findings));
  return definition;
}

type Pools = ManagedClusterSpec['nodePools'];

function grown(pools: Pools): Change {
  const [found] = Object.entries(pools);
  if (!found) throw new Error('the example has no pool');
  const [pool, { nodes }] = found;
  return change(pool, { nodes: { ...nodes, max: nodes.max + 1 } });
}

/** Larger machines, or for machines that a GPU decides about, another way to buy them: neither can change in place. */
function replaced(pools: Pools): Change {
  for (const [pool, { machine, gpu }] of Object.entries(pools)) {
    if (gpu || !machine || !('cpu' in machine)) continue;
    const gib = Number.parseInt(machine.memory, 10);
    return change(pool, { machine: { ...machine, cpu: machine.cpu * 2, memory: `${gib * 2}Gi` } });
  }
  const spot = Object.entries(pools).find(([, { capacity }]) => capacity?.kind === 'spot');
  if (!spot)
    throw new Error('the example has no pool whose machines are asked for by their size, and none of spot nodes');
  return change(spot[0], { capacity: { kind: 'on-demand' } });
}

function change(pool: string, spec: object): Change {
  return { pool, layer: { cluster: { nodePools: { [pool]: spec } } } };
}
