import type { BucketLocation } from '../plan/bucket';
import { type Section, tableSection } from './section';

/** Where buckets are, and whether the cloud half makes them. */
export const bucketsSection: Section = ({ cluster }, style) =>
  tableSection(
    'Buckets',
    [{ title: 'bucket' }, { title: 'location', wrap: true }, { title: 'versioning' }, { title: 'made by us' }],
    Object.values(cluster.buckets).map(({ name, location, versioning, manage }) => [
      name,
      address(location),
      versioning ? 'yes' : 'no',
      manage ? 'yes' : 'no',
    ]),
    style,
  );

function address(location: BucketLocation): string {
  switch (location.kind) {
    case 's3':
      return `s3://${location.bucket} in ${location.region}`;
    case 'gcs':
      return `gs://${location.bucket}`;
    case 'azure-blob':
      return `https://${location.account}.blob.core.windows.net/${location.container}`;
    case 's3-compatible':
      return `s3://${location.bucket} at ${location.endpoint}`;
    default:
      return location satisfies never;
  }
}
