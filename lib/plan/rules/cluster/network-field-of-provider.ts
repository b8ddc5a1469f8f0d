import type { CloudNetworkField } from '../../providers/provider';
import type { Rule } from '../rule';

const fields: readonly CloudNetworkField[] = ['imageBuckets', 'perimeter'];

/** A field of the network is one that the cloud has. */
export const networkFieldOfProvider: Rule<'managed-cluster'> = {
  id: 'network/field-of-provider',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale: 'A limit that the cloud does not have is missing, although the definition names it.',
  check: ({ cluster, cloud }) =>
    fields.flatMap((field) => {
      const value = cluster.network?.[field];
      if (value === undefined || cloud.networkFields.includes(field)) return [];
      return [
        {
          path: ['cluster', 'network', field],
          problem: `${cloud.title} has no such setting`,
          value,
          fix: 'remove it',
        },
      ];
    }),
};
