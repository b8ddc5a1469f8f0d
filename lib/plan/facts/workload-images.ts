import { auxiliaryPods } from './auxiliary-pods';
import { containersOf, writtenImage } from './image-source';
import type { WorkloadRecords } from './workload-kinds';
import { workloads } from './workloads';

/** The images of all pods of workloads, as the definition and the catalog name them, each once and sorted. */
export function imagesOf(plan: WorkloadRecords): readonly string[] {
  const pods = workloads(plan).flatMap((workload) => [workload, ...auxiliaryPods(workload)].map(({ pod }) => pod));
  return [...new Set(pods.flatMap(containersOf).map(writtenImage))].sort();
}
