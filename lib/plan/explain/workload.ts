import { assertNever } from '../../units/assert-never';
import type { Workload } from '../types/workloads';
import type { ExplainContext, Explanation } from './explanation';
import { explainService } from './service';
import { explainTraining } from './training';

/** Every decision about a workload. */
export function explainWorkload(workload: Workload, context: ExplainContext): Explanation {
  switch (workload.kind) {
    case 'service':
      return explainService(workload, context);
    case 'training':
      return explainTraining(workload, context);
    default:
      return assertNever(workload);
  }
}
