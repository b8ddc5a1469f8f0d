import type { Rule } from '../rule';

/** Someone outside the network of the cluster reaches its API, or the definition says that no one has to. */
export const clusterApiReachable: Rule<'managed-cluster'> = {
  id: 'cluster/api-reachable',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'Without a way into its network, every kubectl command and every deployment to a private cluster ends at a time limit.',
  check: ({ cluster: { network }, cloud: { title, logIn } }) =>
    logIn.reachesPrivateApi || network?.apiAccess !== undefined
      ? []
      : [
          {
            path: ['cluster', 'network', 'apiAccess'],
            problem: `the API of a cluster on ${title} has only private addresses, and the definition does not say how people reach them`,
            allowed: 'ranges that can reach the API, or [] if people use a VPN or a peered network',
            fix: "write ['ADDRESS/32'] with the public address of your office or CI, or []",
          },
        ],
};
