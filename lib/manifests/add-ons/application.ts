import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ForeignFieldsPlan, SyncPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
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
  /** Fields that it leaves as controllers of the cluster set them. @default [] */
  readonly leaves?: readonly ForeignFieldsPlan[];
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
  const leaves = props.leaves ?? [];
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
      ignoreDifferences: leaves.length > 0 ? leaves.map(ignored) : undefined,
      syncPolicy: {
        automated: { prune, selfHeal },
        syncOptions: [
          ...props.syncOptions,
          // Without it they are left out of comparisons only, and every sync sets them back.
          ...(leaves.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
          'ServerSideApply=true',
        ],
        managedNamespaceMetadata: props.namespaceLabels && { labels: props.namespaceLabels },
        retry: {
          limit: retry.limit,
          backoff: {
            duration: seconds(retry.firstSeconds),
            factor: retry.factor,
            maxDuration: seconds(retry.maxSeconds),
          },
        },
      },
    },
  });
}

function ignored({ group, kind, namespace, name, fields }: ForeignFieldsPlan): KubeValue {
  const object = { group, kind, namespace, name };
  return fields.kind === 'json-pointer'
    ? { ...object, jsonPointers: [fields.pointer] }
    : { ...object, jqPathExpressions: [fields.expression] };
}

function seconds(count: number): string {
  return formatDuration(count * 1000);
}
