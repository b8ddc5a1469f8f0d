import type { Change } from './change';
import type { KubernetesObject } from './kubernetes-object';

/** What is lost when an object of a kind is deleted, for kinds whose deletion takes more with it than the object. */
const losses: Readonly<Record<string, string>> = {
  Application: 'all objects that it delivers are deleted with it, except CustomResourceDefinitions',
  ClusterQueue: 'jobs of the team that wait in it are never admitted',
  CustomResourceDefinition: 'all objects of the kind in the cluster are deleted with it',
  Gateway: 'its load balancer is deleted, and another one has another address',
  Job: 'a run in progress is stopped',
  JobSet: 'a run in progress is stopped',
  Namespace: 'all objects in the namespace are deleted with it',
  PersistentVolumeClaim: 'the data on the volume is lost',
};

/** What the removal of an object from the manifests means. */
export function deletion(object: KubernetesObject): Pick<Change, 'why' | 'danger'> {
  if (isKept(object)) {
    return {
      why: 'removed from the manifests only: Argo CD keeps it, because other objects of the cluster can depend on it; delete it when none does',
    };
  }
  const danger = Object.hasOwn(losses, object.kind) ? losses[object.kind] : undefined;
  return danger === undefined ? {} : { danger };
}

/**
 * What a change of the files of an Application means: it deletes objects whose files it no longer has, also those that
 * another Application takes over.
 */
export function filesMoved(kind: string, paths: readonly string[]): Pick<Change, 'danger'> {
  const source = ['spec.source.path', 'spec.source.directory.include', 'spec.source.repoURL'];
  if (kind !== 'Application' || !paths.some((path) => source.includes(path))) return {};
  return {
    danger:
      'it delivers other files, and deletes the objects of files that another Application takes over before that one applies them: turn off its automated sync until the others are synced',
  };
}

function isKept({ metadata: { annotations } }: KubernetesObject): boolean {
  return annotations?.['argocd.argoproj.io/sync-options']?.split(',').includes('Prune=false') ?? false;
}
