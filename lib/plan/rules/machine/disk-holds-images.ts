import { catalogImage } from '../../../catalog/images';
import { GiB } from '../../../units/quantity';
import { podRequest } from '../../capacity/room';
import { containersOf } from '../../facts/containers';
import { imageBytesPerDownload } from '../../facts/node-disk';
import type { Workload } from '../../types/workloads';
import type { Rule } from '../rule';

/** A node holds the images of its pool and the scratch space of a pod. */
export const diskHoldsImages: Rule<'pool'> = {
  id: 'disk/holds-images',
  scope: 'pool',
  waivableBy: 'platform',
  rationale:
    'The kubelet deletes images and evicts pods when the disk of a node is full, so that pods start again and again.',
  check: ({ path, pool, workloads }) => {
    const images = imageBytes(workloads);
    const largest = workloads.reduce((most, { pod }) => Math.max(most, podRequest(pod).ephemeralBytes), 0);
    const { ephemeralBytes } = pool.allocatable;
    if (images === 0 || images + largest <= ephemeralBytes) return [];
    const needed = Math.ceil((images + largest) / GiB);
    const existing = pool.disk === undefined;
    return [
      {
        path: [...path, ...(existing ? ['allocatable', 'ephemeralStorage'] : ['disk'])],
        problem: `images take about ${gib(images)} and the scratch space of a pod ${gib(largest)}, and a node has ${gib(ephemeralBytes)} for them`,
        value: existing ? gib(ephemeralBytes) : `${pool.disk?.gib}Gi`,
        allowed: `at least ${needed}Gi for images and scratch space`,
        fix: existing ? 'use nodes with larger disks' : "raise 'disk'",
      },
    ];
  },
};

/** Bytes on disk of the different images of workloads whose sizes the catalog has. */
function imageBytes(workloads: readonly Workload[]): number {
  const references = new Set(workloads.flatMap(({ pod }) => containersOf(pod).map(({ image }) => image)));
  return [...references].reduce(
    (sum, reference) => sum + (catalogImage(reference)?.download?.bytes ?? 0) * imageBytesPerDownload,
    0,
  );
}

function gib(bytes: number): string {
  return `${Math.floor(bytes / GiB)}Gi`;
}
