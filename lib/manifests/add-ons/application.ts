import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels } from '../../plan/pod';
import { type KubeValue, kubeObject } from '../kube';

/** An Argo CD Application: something of a repository that is kept the same in a namespace. */
export interface ApplicationProps {
  readonly name: string;
  /** Namespace of Argo CD. */
  readonly namespace: string;
  readonly labels: Labels;
  readonly source: KubeValue;
  readonly destinationNamespace: string;
  /** Beside those that every application has. */
  readonly syncOptions: readonly string[];
  /** Labels for the namespace where Argo CD makes it. */
  readonly namespaceLabels?: Labels;
}

/**
 * An Application that follows its source by itself and takes its objects away with it. It is tried again for about
 * an hour: the definitions of custom kinds come from other applications of the same tree.
 */
export function application(scope: Construct, id: string, props: ApplicationProps): ApiObject {
  return kubeObject(scope, id, {
    kind: 'Application',
    metadata: {
      name: props.name,
      namespace: props.namespace,
      labels: props.labels,
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: 'default',
      source: props.source,
      destination: { server: 'https://kubernetes.default.svc', namespace: props.destinationNamespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: [...props.syncOptions, 'ServerSideApply=true'],
        managedNamespaceMetadata: props.namespaceLabels && { labels: props.namespaceLabels },
        retry: { limit: 15, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
      },
    },
  });
}
