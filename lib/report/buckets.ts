import { fullBucketAddress } from '../plan/explain/bucket-address';
import { type Section, tableSection } from './section';

/** Where buckets are, and whether the cloud half makes them. */
export const bucketsSection: Section = ({ cluster }, style) =>
  tableSection(
    'Buckets',
    [{ title: 'bucket' }, { title: 'location', wrap: true }, { title: 'versioning' }, { title: 'made by us' }],
    Object.values(cluster.buckets).map(({ name, location, versioning, manage }) => [
      name,
      fullBucketAddress(location),
      versioning ? 'yes' : 'no',
      manage ? 'yes' : 'no',
    ]),
    style,
  );
