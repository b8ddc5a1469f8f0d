import { groupDomains } from '../../facts/group-domains';
import type { Rule } from '../rule';

/** The cluster can know all groups of the members. */
export const clusterGroupsOneDomain: Rule<'managed-cluster'> = {
  id: 'cluster/groups-one-domain',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'The cluster reads the groups of people from one group of its domain, so it never sees those of another one.',
  check: ({ plan, cloud: { logIn, title } }) => {
    const domains = groupDomains(plan.cluster.logIns);
    if (!logIn.oneDomain || domains.length < 2) return [];
    return [
      {
        path: ['cluster', 'groups'],
        problem: `the groups are in ${domains.length} domains, and a cluster on ${title} knows those of one`,
        value: domains,
        allowed: 'groups of one domain',
        fix: 'add the people to groups of one domain',
      },
    ];
  },
};
