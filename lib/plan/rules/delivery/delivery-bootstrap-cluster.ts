import type { Rule } from '../rule';

/** `pulumi up` creates the cluster that it installs Argo CD on. */
export const deliveryBootstrapCluster: Rule<'platform'> = {
  id: 'delivery/bootstrap-cluster',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale: 'Pulumi creates nothing on an existing cluster, so Argo CD would be missing without an error.',
  check: ({ definition, provider }) =>
    definition.delivery?.bootstrap === undefined || provider.managesCluster
      ? []
      : [
          {
            path: ['delivery', 'bootstrap'],
            problem: 'the cluster exists already, and `pulumi up` installs Argo CD only on a cluster that it creates',
            fix: 'remove it, and install Argo CD with Helm, as the guide says under "Delivery by Argo CD"',
          },
        ],
};
