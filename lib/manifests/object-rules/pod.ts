import type { Manifest } from '../manifest';
import { at, items, texts } from './json';

/** A pod or pod template inside an object. */
export interface PodInObject {
  readonly object: Manifest;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: unknown;
  /** Path of the pod spec in the object. */
  readonly path: string;
}

/** A container of a pod. */
export interface ContainerInPod {
  readonly container: unknown;
  /** Path in the object. */
  readonly path: string;
}

/** Path of the pod or pod template in each kind. */
const templatePaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Rollout: ['spec', 'template'],
};

/** Lists in the spec of some kinds, and the path of the pod template in each of their elements. */
const templateLists: Readonly<Record<string, { readonly list: string; readonly path: readonly string[] }>> = {
  JobSet: { list: 'replicatedJobs', path: ['template', 'spec', 'template'] },
  AnalysisTemplate: { list: 'metrics', path: ['provider', 'job', 'spec', 'template'] },
};

/**
 * The pods that an object describes: one per replicated job of a JobSet and per metric of an analysis that runs a Job, one
 * for other workloads, none for other kinds.
 */
export function podsOf(object: Manifest): readonly PodInObject[] {
  const several = templateLists[object.kind];
  if (several) {
    return items(at(object, 'spec', several.list)).flatMap((element, index) => {
      const template = at(element, ...several.path);
      const path = ['spec', `${several.list}[${index}]`, ...several.path];
      return template === undefined ? [] : [podAt(object, template, path)];
    });
  }
  const path = templatePaths[object.kind];
  return path === undefined ? [] : [podAt(object, at(object, ...path), path)];
}

function podAt(object: Manifest, template: unknown, path: readonly string[]): PodInObject {
  return {
    object,
    namespace: namespaceOf(object),
    labels: texts(at(template, 'metadata', 'labels')),
    spec: at(template, 'spec'),
    path: [...path, 'spec'].join('.'),
  };
}

/** The namespace that an object is created in. Without one, `kubectl` uses that of its context, usually `default`. */
export function namespaceOf({ metadata }: Manifest): string {
  return metadata.namespace ?? 'default';
}

/** All containers of a pod, including init containers and ephemeral containers. */
export function containersOf({ spec, path }: PodInObject): readonly ContainerInPod[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) =>
    items(at(spec, list)).map((container, index) => ({ container, path: `${path}.${list}[${index}]` })),
  );
}
