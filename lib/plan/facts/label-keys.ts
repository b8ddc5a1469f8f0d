import type { Labels } from '../types/labels';

/** Prefix of our own labels. Label keys are public contract. */
const prefix = 'model-platform.dev';

/** Our label keys. */
export const labelKeys = {
  /** On nodes: the pool that they belong to. On pods: nothing. */
  pool: `${prefix}/pool`,
  gpu: `${prefix}/gpu`,
  team: `${prefix}/team`,
  model: `${prefix}/model`,
  modelVersion: `${prefix}/model-version`,
} as const;

/** Labels that every object of a platform carries. */
export function platformLabels(platform: string): Labels {
  return { 'app.kubernetes.io/managed-by': 'model-platform', 'app.kubernetes.io/part-of': platform };
}

/** Labels that select a workload's pods; they never change while it lives. */
export function selectorLabels(platform: string, name: string): Labels {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': platform };
}
