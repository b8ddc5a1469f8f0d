import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ForeignFieldsPlan, SyncPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import { formatDuration } from '../../units/duration';
import { type KubeValue, kubeObject } from '../kube';

/** Properties of an Argo CD Application. */
interface ApplicationProps {
  readonly name: string;
  /** Namespace of Argo CD. */
  readonly namespace: string;
  readonly labels: Labels;
  readonly sync: SyncPlan;
  readonly source: KubeValue;
  readonly destinationNamespace: string;
  /** In addition to the options that every Application has. */
  readonly syncOptions: readonly string[];
  /** Fields that other controllers set and that Argo CD ignores. @default [] */
  readonly ignoredFields?: readonly ForeignFieldsPlan[];
  /** Labels of the namespace, if Argo CD creates it. */
  readonly namespaceLabels?: Labels;
}

/**
 * Finalizer that makes Argo CD delete the objects of an Application before the Application. It has a path, because the
 * API server warns about finalizers without one.
 * Source: argoproj/argo-cd v3.4.4, `pkg/apis/application/v1alpha1/application_defaults.go`.
 */
const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io/foreground';

/** An Application with automated sync. */
export function application(scope: Construct, id: string, props: ApplicationProps): ApiObject {
  const { prune, selfHeal, retry } = props.sync;
  const ignoredFields = props.ignoredFields ?? [];
  return kubeObject(scope, id, {
    kind: 'Application',
    metadata: {
      name: props.name,
      namespace: props.namespace,
      labels: props.labels,
      finalizers: [resourcesFinalizer],
    },
    spec: {
      project: 'default',
      source: props.source,
      destination: { server: 'https://kubernetes.default.svc', namespace: props.destinationNamespace },
      ignoreDifferences: ignoredFields.length > 0 ? ignoredFields.map(ignoreDifference) : undefined,
      syncPolicy: {
        automated: { prune, selfHeal },
        syncOptions: [
          ...props.syncOptions,
          // Without this option Argo CD ignores the fields only in comparisons, and each sync resets them.
          ...(ignoredFields.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
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

function ignoreDifference({ group, kind, namespace, name, fields }: ForeignFieldsPlan): KubeValue {
  const object = { group, kind, namespace, name };
  return fields.kind === 'json-pointer'
    ? { ...object, jsonPointers: [fields.pointer] }
    : { ...object, jqPathExpressions: [fields.expression] };
}

function seconds(count: number): string {
  return formatDuration(count * 1000);
}
