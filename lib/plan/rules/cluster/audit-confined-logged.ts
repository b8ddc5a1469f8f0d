import type { Rule } from '../rule';

/** Logs that show what left a namespace. */
const records = {
  flowLogs: 'connections of the network',
  bucketLogs: 'reads and writes of buckets',
} as const;

/** What confined teams do with the network and with buckets is logged. */
export const auditConfinedLogged: Rule<'managed-cluster'> = {
  id: 'audit/confined-logged',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale: 'Without logs nothing shows whether data of a confined team left it.',
  check: ({ cluster: { audit }, plan: { cluster } }) => {
    if (!cluster.confinement) return [];
    const { namespaces } = cluster.confinement;
    return (['flowLogs', 'bucketLogs'] as const)
      .filter((field) => audit?.[field] === false)
      .map((field) => ({
        path: ['cluster', 'audit', field],
        problem: `${records[field]} are not logged, and there is a confined team: ${namespaces.join(', ')}`,
        value: false,
        fix: 'remove the field, or accept it in a waiver',
      }));
  },
};
