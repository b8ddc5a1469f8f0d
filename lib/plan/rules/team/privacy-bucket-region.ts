import { lookup } from '../../../units/lookup';
import { bucketReferences } from '../bucket-references';
import type { Rule } from '../rule';

/** The buckets of a confined team are in a region that the plan knows. One finding for each bucket, because the region is its own. */
export const privacyBucketRegion: Rule<'platform'> = {
  id: 'privacy/bucket-region',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A bucket that the platform did not create can be in another region, where other laws apply to the data.',
  check: ({ definition, plan, provider }) => {
    const uses = bucketReferences(definition).filter(({ team }) => lookup(definition.teams, team)?.confined);
    const stated = 'look up its region, and write it in the reason of a waiver';
    const fix = provider.managesCluster ? `${stated}, or let the platform create the bucket` : stated;
    return [...new Set(uses.map(({ bucket }) => bucket))].flatMap((bucket) => {
      if (lookup(plan.cluster.buckets, bucket)?.manage !== false) return [];
      const teams = [...new Set(uses.filter((use) => use.bucket === bucket).map(({ team }) => team))];
      return [
        {
          path: ['buckets', bucket],
          problem: `the data of ${teams.join(' and ')} is confined, and the region of this unmanaged bucket is unknown`,
          value: lookup(definition.buckets, bucket)?.name ?? bucket,
          fix,
        },
      ];
    });
  },
};
