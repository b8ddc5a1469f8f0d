import { podsOf } from './auxiliary-pods';
import { containersOf } from './containers';
import { writtenImage } from './image-source';
import type { WorkloadRecords } from './workload-kinds';
import { workloads } from './workloads';

/** The images of all pods of workloads, as the definition and the catalog name them, each once and sorted. */
export function imagesOf(plan: WorkloadRecords): readonly string[] {
  const containers = workloads(plan)
    .flatMap(podsOf)
    .flatMap(({ pod }) => containersOf(pod));
  return [...new Set(containers.map(writtenImage))].sort();
}
