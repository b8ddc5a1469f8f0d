import type { ResourcesPlan } from '../types/container';

/** Equal pods to place. */
export interface PodGroup {
  readonly name: string;
  readonly request: ResourcesPlan;
  readonly pods: number;
}
