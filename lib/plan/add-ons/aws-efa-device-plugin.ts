import { labelKeys } from '../labels';
import { type AddOn, type AddOnSurroundings, clusterNamespace } from './add-on';
import { everyTaint, namesOf } from './pool-nodes';

/** Offers the interfaces of the Elastic Fabric Adapter to pods. */
export const awsEfaDevicePlugin: AddOn = {
  chart: 'aws-efa-k8s-device-plugin',
  namespace: clusterNamespace,
  podSecurity: 'privileged',
  needs: [],
  why: (around) => {
    const pools = efaPools(around);
    return pools.length > 0 ? `pods talk over EFA between the nodes of ${namesOf(pools).join(', ')}` : undefined;
  },
  // The chart runs on the instance types of a list that grows older; ours are known by their pool.
  values: (around) => ({
    supportedInstanceLabels: { keys: [labelKeys.pool], values: namesOf(efaPools(around)) },
    tolerations: everyTaint,
  }),
};

function efaPools({ cluster }: AddOnSurroundings) {
  return Object.values(cluster.pools).filter(({ fabric }) => fabric?.kind === 'efa');
}
