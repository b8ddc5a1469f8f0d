import { renderObjects } from '../../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { KubeObject } from '../modules';
import { withoutTrafficPlugin } from '../rollout';

/** What pods need to come into being, and to be counted. */
const context = new Set([
  'Namespace',
  'ServiceAccount',
  'PriorityClass',
  'LimitRange',
  'ResourceFlavor',
  'Cohort',
  'ClusterQueue',
  'LocalQueue',
  'WorkloadPriorityClass',
  // A rollout of two versions wants them.
  'Service',
]);
const serving = new Set(['Deployment', 'Rollout']);
const training = new Set(['Job', 'JobSet']);

/** The manifests of a platform, as far as they say where pods go. */
export interface PlacementObjects {
  readonly context: readonly KubeObject[];
  readonly quotas: readonly KubeObject[];
  /** By the name of the service, with no replica yet. */
  readonly services: Readonly<Record<string, KubeObject>>;
  /** By the name of the training job. */
  readonly jobs: Readonly<Record<string, KubeObject>>;
}

/** Renders a plan, whether a rule has found something in it or not. */
export function placementObjects(plan: ModelPlatformPlan): PlacementObjects {
  const objects = (renderObjects(plan) as readonly KubeObject[]).map(withoutTrafficPlugin);
  return {
    context: objects.filter(({ kind }) => context.has(kind)),
    quotas: objects.filter(({ kind }) => kind === 'ResourceQuota'),
    services: byName(objects.filter(({ kind }) => serving.has(kind)).map((object) => withoutReplicas(idle(object)))),
    jobs: byName(objects.filter(({ kind }) => training.has(kind)).map(idle)),
  };
}

/** Their number comes later, as from an autoscaler. */
function withoutReplicas(object: KubeObject): KubeObject {
  return { ...object, spec: { ...(object.spec as object), replicas: 0 } };
}

function byName(objects: readonly KubeObject[]): Readonly<Record<string, KubeObject>> {
  return Object.fromEntries(
    objects.map((object) => [object.metadata.labels?.['app.kubernetes.io/name'] ?? '', object]),
  );
}

/** Pods that are bound to nodes and hold their place there: on a simulated node they would end as soon as they start. */
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

/** What kwok is told to leave alone. */
export const idleAnnotation = { 'kwok.x-k8s.io/status': 'custom' } as const;
