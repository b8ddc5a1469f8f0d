import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { NodePoolSpec } from '../../../definition/node-pool';
import type { Path } from '../../../errors';
import { mapRecord } from '../../../units/records';
import { chooseMachine, type MachineChoice } from '../../providers/choose-machine';
import type { Cloud } from '../../providers/provider';

/** One pool of a managed cluster with the machine type that was chosen for it, or the reason why there is none. */
export interface PoolMachine {
  readonly path: Path;
  readonly spec: NodePoolSpec;
  readonly choice: MachineChoice;
}

/** The machines of all pools. They are chosen once and then read by the resolvers and the rules. */
export interface PoolMachines {
  readonly systemPool: PoolMachine;
  readonly nodePools: Readonly<Record<string, PoolMachine>>;
}

/** Chooses the machine types of a cluster. */
export function choosePoolMachines(cluster: ManagedClusterSpec, cloud: Cloud): PoolMachines {
  const market = { cloud, region: cluster.region };
  const machineOf = (path: Path, spec: NodePoolSpec) => ({ path, spec, choice: chooseMachine(spec, market) });
  return {
    systemPool: machineOf(['cluster', 'systemPool'], systemPoolSpec(cluster)),
    nodePools: mapRecord(cluster.nodePools, (spec, name) => machineOf(['cluster', 'nodePools', name], spec)),
  };
}

/** The pool that operators run on, with its defaults. */
function systemPoolSpec(cluster: ManagedClusterSpec): NodePoolSpec {
  return {
    machine: cluster.systemPool?.machine ?? { cpu: 2, memory: '8Gi' },
    nodes: cluster.systemPool?.nodes ?? { min: 2, max: 4 },
  };
}
