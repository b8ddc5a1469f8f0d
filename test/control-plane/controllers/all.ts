import type { Controller } from '../controller';
import { controllerManager } from './controller-manager';
import { jobset } from './jobset';
import { keda } from './keda';
import { kueue } from './kueue';
import { kwok } from './kwok';
import { rollouts } from './rollouts';
import { scheduler } from './scheduler';

/** All controllers, in the order in which they are built and started. */
export const controllers: readonly Controller[] = [controllerManager, scheduler, kwok, jobset, kueue, rollouts, keda];
