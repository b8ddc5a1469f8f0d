import type { Labels, LabelValues } from '../types/labels';

/** Prefix of the library's labels. Label keys are a public contract. */
const prefix = 'model-platform.dev';

/** Keys of the library's labels. */
export const labelKeys = {
  /** On nodes: the pool that they belong to. Not set on pods. */
  pool: `${prefix}/pool`,
  gpu: `${prefix}/gpu`,
  team: `${prefix}/team`,
  model: `${prefix}/model`,
  modelVersion: `${prefix}/model-version`,
} as const;

/** Keys of the library's annotations. */
export const annotationKeys = {
  /** On objects with a value that only the cloud knows and that is not known yet. */
  placeholder: `${prefix}/placeholder`,
} as const;

/** Labels of every object of a platform. */
export function platformLabels(platform: string): Labels {
  return { 'app.kubernetes.io/managed-by': 'model-platform', 'app.kubernetes.io/part-of': platform };
}

const component = 'app.kubernetes.io/component';

/** Label of the pods of training jobs, and of no others. */
export const trainingPods: Labels = { [component]: 'training-job' };

/** Label of the pods that send requests before the switch of a blue-green rollout, and of no others. */
export const previewPods: Labels = { [component]: 'preview-requests' };

/** Pods in the namespace of a team that do not call its services: they have connections of their own only. */
export const notCalling: LabelValues = { [component]: ['training-job', 'preview-requests'] };

/** Labels that select the pods of a workload. They never change while it exists. */
export function selectorLabels(platform: string, name: string): Labels {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': platform };
}
