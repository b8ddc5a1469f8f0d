import { labelKeys } from '../facts/label-keys';
import { type AddOn, type AddOnContext, clusterNamespace } from './add-on';
import { everyTaint, namesOf } from './pool-nodes';

/** Device plugin of the Elastic Fabric Adapter. */
export const awsEfaDevicePlugin: AddOn = {
  chart: 'aws-efa-k8s-device-plugin',
  namespace: clusterNamespace,
  podSecurity: 'privileged',
  needs: [],
  why: (context) => {
    const pools = efaPools(context);
    return pools.length > 0 ? `EFA devices on ${namesOf(pools).join(', ')}` : undefined;
  },
  // The chart selects nodes by a list of instance types, which becomes outdated; pools are selected by label instead.
  values: (context) => ({
    supportedInstanceLabels: { keys: [labelKeys.pool], values: namesOf(efaPools(context)) },
    tolerations: everyTaint,
  }),
};

function efaPools({ cluster }: AddOnContext) {
  return Object.values(cluster.pools).filter(({ fabric }) => fabric?.kind === 'efa');
}
