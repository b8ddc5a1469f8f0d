import { programContainer } from '../../plan/facts/training-names';
import type { TrainingJobPlan } from '../../plan/types/training-job';
import type { KubeValue } from '../kube';

/** Pod failure policy rules that end a run after a fatal exit code of the program. Empty if there are no such codes. */
export function fatalExitRules({ failure: { fatalExitCodes } }: TrainingJobPlan): readonly KubeValue[] {
  if (fatalExitCodes.length === 0) return [];
  const onExitCodes = { containerName: programContainer, operator: 'In', values: fatalExitCodes };
  return [{ action: 'FailJob', onExitCodes }];
}
