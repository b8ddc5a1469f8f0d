import { fullBucketAddress } from '../plan/facts/bucket-address';
import { type Section, tableSection } from './section';

/** The location of each bucket, and whether the platform manages it. */
export const bucketsSection: Section = ({ cluster }, style) =>
  tableSection(
    'Buckets',
    [{ title: 'bucket' }, { title: 'location', wrap: true }, { title: 'versioning' }, { title: 'managed' }],
    Object.values(cluster.buckets).map(({ name, location, versioning, manage }) => [
      name,
      fullBucketAddress(location),
      versioning ? 'yes' : 'no',
      manage ? 'yes' : 'no',
    ]),
    style,
  );
