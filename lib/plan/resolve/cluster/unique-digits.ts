import { isManaged } from '../../../definition/cluster';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { shortHash } from '../../../units/names';

/** Eight hexadecimal digits that differ between platforms, clouds, regions and accounts. */
export function uniqueDigits({ name, cluster }: Pick<ModelPlatformDefinition, 'name' | 'cluster'>): string {
  const place = isManaged(cluster) ? [cluster.region, cluster.account ?? ''] : [];
  return shortHash([name, cluster.provider, ...place].join('\n'), 8);
}
