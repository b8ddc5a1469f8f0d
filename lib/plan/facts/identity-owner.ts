import type { Path } from '../../errors';
import type { IdentityPlan } from '../types/identity';
import type { WorkloadRecords } from './workload-kinds';
import { workloads } from './workloads';

/** Where the definition describes the workload of an identity. The path of another identity has its own name. */
export function ownerPath(
  { namespace, serviceAccount }: Pick<IdentityPlan, 'namespace' | 'serviceAccount'>,
  plan: WorkloadRecords,
): Path {
  const owner = workloads(plan).find(
    (workload) => workload.namespace === namespace && workload.serviceAccount.name === serviceAccount,
  );
  return owner?.path ?? ['services', serviceAccount];
}
