import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { SyncPlan } from '../../plan/platform';
import type { Labels } from '../../plan/pod';
import { formatDuration } from '../../units/duration';
import { type KubeValue, kubeObject } from '../kube';

/** An Argo CD Application: something of a repository that is kept the same in a namespace. */
export interface ApplicationProps {
  readonly name: string;
  /** Namespace of Argo CD. */
  readonly namespace: string;
  readonly labels: Labels;
  readonly sync: SyncPlan;
  readonly source: KubeValue;
  readonly destinationNamespace: string;
  /** Beside those that every application has. */
  readonly syncOptions: readonly string[];
  /** Labels for the namespace where Argo CD makes it. */
  readonly namespaceLabels?: Labels;
}

/**
 * With it Argo CD takes an application's objects away before the application itself. It has a path, without which the
 * API server warns of a name that may clash.
 * Source: argoproj/argo-cd v3.4.4, `pkg/apis/application/v1alpha1/application_defaults.go`.
 */
const takesObjectsAway = 'resources-finalizer.argocd.argoproj.io/foreground';

/** An Application that follows its source by itself. */
export function application(scope: Construct, id: string, props: ApplicationProps): ApiObject {
  const { prune, selfHeal, retry } = props.sync;
  return kubeObject(scope, id, {
    kind: 'Application',
    metadata: {
      name: props.name,
      namespace: props.namespace,
      labels: props.labels,
      finalizers: [takesObjectsAway],
    },
    spec: {
      project: 'default',
      source: props.source,
      destination: { server: 'https://kubernetes.default.svc', namespace: props.destinationNamespace },
      syncPolicy: {
        automated: { prune, selfHeal },
        syncOptions: [...props.syncOptions, 'ServerSideApply=true'],
        managedNamespaceMetadata: props.namespaceLabels && { labels: props.namespaceLabels },
        retry: {
          limit: retry.limit,
          backoff: {
            duration: seconds(retry.firstSeconds),
            factor: retry.factor,
            maxDuration: seconds(retry.mostSeconds),
          },
        },
      },
    },
  });
}

function seconds(count: number): string {
  return formatDuration(count * 1000);
}
