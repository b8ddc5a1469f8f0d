import { fullBucketAddress } from '../plan/facts/bucket-address';
import { type Section, tableSection } from './section';

/** The location of each bucket, the teams that can use it, and whether the platform manages it. */
export const bucketsSection: Section = ({ cluster }, style) =>
  tableSection(
    'Buckets',
    [
      { title: 'bucket' },
      { title: 'location', wrap: true },
      { title: 'versioning' },
      { title: 'managed' },
      { title: 'teams', wrap: true },
    ],
    Object.values(cluster.buckets).map(({ name, location, versioning, manage, teams }) => [
      name,
      fullBucketAddress(location),
      versioning ? 'yes' : 'no',
      manage ? 'yes' : 'no',
      teamsText(teams),
    ]),
    style,
  );

function teamsText(teams: readonly string[] | undefined): string {
  if (!teams) return 'all';
  return teams.length === 0 ? 'none' : teams.join(', ');
}
