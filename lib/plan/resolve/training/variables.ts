import type { FrameworkSpec } from '../../../definition/training';
import { frameworkOf } from '../../frameworks/select';
import type { NodePoolPlan } from '../../types/node-pool';

/** Variables that tell every program its run and its folders. */
export const trainingVariables = {
  run: 'RUN_NAME',
  checkpointDirectory: 'CHECKPOINT_DIRECTORY',
  checkpointEverySeconds: 'CHECKPOINT_EVERY_SECONDS',
  outputDirectory: 'OUTPUT_DIRECTORY',
  handOverDirectory: 'HAND_OVER_DIRECTORY',
  programStateDirectory: 'PROGRAM_STATE_DIRECTORY',
} as const;

/** Variables that a program may set: how much NCCL logs. */
const free: readonly string[] = ['NCCL_DEBUG'];

/** The owner of a reserved variable, in words. Undefined for a variable that a program may set. */
export function setsVariable(
  name: string,
  framework: FrameworkSpec,
  pool: Pick<NodePoolPlan, 'fabric'> | undefined,
): string | undefined {
  if (Object.values<string>(trainingVariables).includes(name)) return 'the platform';
  if (frameworkOf(framework).ownVariables?.test(name)) return `the launcher of ${framework.kind}`;
  if (!free.includes(name) && Object.hasOwn(pool?.fabric?.env ?? {}, name)) return 'the fabric of the pool';
  return undefined;
}
