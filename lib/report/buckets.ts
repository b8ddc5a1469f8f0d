import { fullBucketAddress } from '../plan/facts/bucket-address';
import type { BucketLifecyclePlan } from '../plan/types/bucket';
import { type Section, tableSection } from './section';

/** The location of each bucket, the teams that can use it, and whether the platform manages it. */
export const bucketsSection: Section = ({ cluster }, style) =>
  tableSection(
    'Buckets',
    [
      { title: 'bucket' },
      { title: 'location', wrap: true },
      { title: 'versioning' },
      { title: 'deleted after', wrap: true },
      { title: 'managed' },
      { title: 'teams', wrap: true },
    ],
    Object.values(cluster.buckets).map(({ name, location, versioning, lifecycle, manage, teams }) => [
      name,
      fullBucketAddress(location),
      versioning ? 'yes' : 'no',
      lifecycleTexts(lifecycle),
      manage ? 'yes' : 'no',
      teamsText(teams),
    ]),
    style,
  );

/** Names of the teams that can use something. */
export function teamsText(teams: readonly string[] | undefined): string {
  if (!teams) return 'all';
  return teams.length === 0 ? 'none' : teams.join(', ');
}

/** What the cloud deletes, with its age. */
function lifecycleTexts(lifecycle: BucketLifecyclePlan | undefined): readonly string[] {
  if (!lifecycle) return ['not changed'];
  const { abortedUploadDays, oldVersionDays, expiring } = lifecycle;
  return [
    ...(oldVersionDays === undefined ? [] : [`${oldVersionDays}d old versions`]),
    `${abortedUploadDays}d aborted uploads`,
    ...expiring.map(({ prefix, days }) => `${days}d ${prefix}`),
  ];
}
