import type { Rule } from '../rule';

/** `pulumi up` reaches the Kubernetes API of the cluster that it has just created. */
export const deliveryBootstrapReachable: Rule<'managed-cluster'> = {
  id: 'delivery/bootstrap-reachable',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'A VPN or a peering to a network that `pulumi up` creates does not exist yet, so the installation of Argo CD ends at a time limit.',
  check: ({ definition: { delivery }, cluster: { network }, cloud: { title, logIn } }) =>
    delivery?.bootstrap === undefined || logIn.reachesPrivateApi || network?.apiAccess?.length !== 0
      ? []
      : [
          {
            path: ['delivery', 'bootstrap'],
            problem: `\`pulumi up\` installs Argo CD through the Kubernetes API, which has only private addresses on ${title}`,
            value: delivery.bootstrap,
            allowed: 'a cluster with an API that `pulumi up` reaches',
            fix: "write the address that Pulumi runs at in cluster.network.apiAccess, such as ['ADDRESS/32'], remove bootstrap, or accept it with a waiver if Pulumi runs in a network that is connected already",
          },
        ],
};
