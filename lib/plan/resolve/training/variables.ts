import type { FrameworkSpec } from '../../../definition/training';
import { frameworkOf } from '../../frameworks/select';
import type { NodePoolPlan } from '../../types/node-pool';

/** Variables by which every program knows its run and its folders. */
export const trainingVariables = {
  run: 'RUN_NAME',
  checkpointDirectory: 'CHECKPOINT_DIRECTORY',
  checkpointEverySeconds: 'CHECKPOINT_EVERY_SECONDS',
  outputDirectory: 'OUTPUT_DIRECTORY',
  handOverDirectory: 'HAND_OVER_DIRECTORY',
} as const;

/**
 * Set in each container by the device plugin: who sets it takes GPUs that were given to somebody else.
 * Source: NVIDIA k8s-device-plugin, README, DEVICE_LIST_STRATEGY `envvar`, its default, 2026-11.
 */
const devicePluginVariable = 'NVIDIA_VISIBLE_DEVICES';

/** What a program may say itself: how much NCCL logs. */
const free: readonly string[] = ['NCCL_DEBUG'];

/** What sets a variable that is not the program's own to set, in words; nothing for any other. */
export function setsVariable(
  name: string,
  framework: FrameworkSpec,
  pool: Pick<NodePoolPlan, 'fabric'> | undefined,
): string | undefined {
  if (Object.values<string>(trainingVariables).includes(name)) return 'the platform';
  if (name === devicePluginVariable) return 'the device plugin';
  if (frameworkOf(framework).ownVariables?.test(name)) return `what starts the processes of ${framework.kind}`;
  if (!free.includes(name) && Object.hasOwn(pool?.fabric?.env ?? {}, name)) return 'the fast network of the pool';
  return undefined;
}
