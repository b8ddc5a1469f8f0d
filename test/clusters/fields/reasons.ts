import type { ProviderName } from '../../../lib/definition/provider-names';

const ofConnections = 'a rule compares connections of training jobs with it';

/** Why a field changes nothing on a provider, by hand. A reason for a field that changes something fails the test. */
export const reasons: Readonly<Record<string, Readonly<Partial<Record<ProviderName | 'all', string>>>>> = {
  'buckets.*.manage': { existing: 'the platform creates no bucket of an existing cluster' },
  'cluster.ranges.nodes.[]': { existing: ofConnections },
  'cluster.ranges.pods.[]': { existing: ofConnections },
  'cluster.ranges.services.[]': { existing: ofConnections },
};
