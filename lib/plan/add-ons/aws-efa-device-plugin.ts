import { labelKeys } from '../facts/label-keys';
import { type AddOn, type AddOnContext, clusterNamespace } from './add-on';
import { everyTaint, namesOf } from './pool-nodes';

/** Offers the interfaces of the Elastic Fabric Adapter to pods. */
export const awsEfaDevicePlugin: AddOn = {
  chart: 'aws-efa-k8s-device-plugin',
  namespace: clusterNamespace,
  podSecurity: 'privileged',
  needs: [],
  why: (context) => {
    const pools = efaPools(context);
    return pools.length > 0 ? `pods talk over EFA between the nodes of ${namesOf(pools).join(', ')}` : undefined;
  },
  // The chart runs on the instance types of a list that grows older; ours are known by their pool.
  values: (context) => ({
    supportedInstanceLabels: { keys: [labelKeys.pool], values: namesOf(efaPools(context)) },
    tolerations: everyTaint,
  }),
};

function efaPools({ cluster }: AddOnContext) {
  return Object.values(cluster.pools).filter(({ fabric }) => fabric?.kind === 'efa');
}
