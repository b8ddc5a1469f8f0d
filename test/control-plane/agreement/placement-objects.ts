import { renderObjects } from '../../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { KubeObject } from '../modules';
import { withoutTrafficPlugin } from '../without-traffic-plugin';

/** Kinds that pods need to be created, queued and counted. */
const prerequisites = new Set([
  'Namespace',
  'ServiceAccount',
  'PriorityClass',
  'LimitRange',
  'ResourceFlavor',
  'Cohort',
  'ClusterQueue',
  'LocalQueue',
  'WorkloadPriorityClass',
  // Rollouts refer to them.
  'Service',
]);
const serving = new Set(['Deployment', 'Rollout']);
const training = new Set(['Job', 'JobSet']);

/** The manifests of a platform that affect scheduling. */
export interface PlacementObjects {
  readonly prerequisites: readonly KubeObject[];
  readonly quotas: readonly KubeObject[];
  /** By service, scaled to 0. */
  readonly services: Readonly<Record<string, KubeObject>>;
  /** By training job. */
  readonly jobs: Readonly<Record<string, KubeObject>>;
}

/** Renders a plan, with or without findings. */
export function placementObjects(plan: ModelPlatformPlan): PlacementObjects {
  const objects = (renderObjects(plan) as readonly KubeObject[]).map(withoutTrafficPlugin);
  return {
    prerequisites: objects.filter(({ kind }) => prerequisites.has(kind)),
    quotas: objects.filter(({ kind }) => kind === 'ResourceQuota'),
    services: byName(objects.filter(({ kind }) => serving.has(kind)).map((object) => withoutReplicas(idle(object)))),
    jobs: byName(objects.filter(({ kind }) => training.has(kind)).map(idle)),
  };
}

/** The number of replicas is set later, as by an autoscaler. */
function withoutReplicas(object: KubeObject): KubeObject {
  return { ...object, spec: { ...(object.spec as object), replicas: 0 } };
}

function byName(objects: readonly KubeObject[]): Readonly<Record<string, KubeObject>> {
  return Object.fromEntries(
    objects.map((object) => [object.metadata.labels?.['app.kubernetes.io/name'] ?? '', object]),
  );
}

/** Keeps pods on their nodes: kwok would complete pods of jobs as soon as they start. */
function idle(object: KubeObject): KubeObject {
  return annotatePods(object) as KubeObject;
}

function annotatePods(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => annotatePods(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, annotatePods(part, name)] as const);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  if (key !== 'template' || typeof copy.spec !== 'object' || !('containers' in (copy.spec as object))) return copy;
  const metadata = (copy.metadata ?? {}) as { readonly annotations?: object };
  return {
    ...copy,
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...idleAnnotation } },
  };
}

/** Annotation of pods whose status kwok does not simulate. */
export const idleAnnotation = { 'kwok.x-k8s.io/status': 'custom' } as const;
