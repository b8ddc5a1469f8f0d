import type { Rule } from '../rule';

/** An OpenID Connect provider is one that the cluster accepts. */
export const clusterOidcAccepted: Rule<'managed-cluster'> = {
  id: 'cluster/oidc-accepted',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale: 'People of a provider that the cluster does not accept cannot log in.',
  check: ({ cluster: { oidc }, cloud: { title, logIn } }) =>
    oidc === undefined || logIn.oidcPrefix !== undefined
      ? []
      : [
          {
            path: ['cluster', 'oidc'],
            problem: `${title} accepts no OpenID Connect provider besides its own`,
            value: oidc.issuer,
            fix: 'remove it and list the groups of the cloud in cluster.groups',
          },
        ],
};
