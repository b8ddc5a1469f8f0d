import type { DeliveryPlan, ForeignFieldsPlan } from '../plan/types/delivery';
import type { Labels } from '../plan/types/labels';
import type { ProjectPlan } from '../plan/types/project';
import { formatDuration } from '../units/duration';
import type { ArgoObject, ArgoValue } from './argo-object';
import { keptAnnotations } from './kept';
import { clusterServer } from './project';

/** Properties of an Argo CD Application. */
interface ApplicationProps {
  readonly name: string;
  readonly delivery: Pick<DeliveryPlan, 'namespace' | 'sync'>;
  readonly labels: Labels;
  /** @default {} */
  readonly annotations?: Labels;
  readonly project: ProjectPlan;
  readonly source: ArgoValue;
  readonly destinationNamespace: string;
  /** In addition to the options that every Application has. */
  readonly syncOptions: readonly string[];
  /** Fields that other controllers set and that Argo CD ignores in comparisons. @default [] */
  readonly ignoredFields?: readonly ForeignFieldsPlan[];
  /** Labels of the namespace, if Argo CD creates it. */
  readonly namespaceLabels?: Labels;
}

/**
 * Prefix of the finalizer that makes Argo CD delete the objects of an Application before the Application, except CRDs. It
 * has a path, because the API server warns about finalizers without one.
 * Source: argoproj/argo-cd v3.4.4, `pkg/apis/application/v1alpha1/application_defaults.go` and
 * `controller/appcontroller.go` (`shouldBeDeleted`).
 */
const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io';

/**
 * A sync applies only objects that differ in other fields than the ignored ones. Otherwise each sync would reset the
 * weights of all routes. `RespectIgnoreDifferences` keeps too much: for an ignored field in a list of a custom resource
 * it keeps the complete live list, so no change of a route would be applied.
 * Source: argoproj/argo-cd v3.4.4, `controller/sync.go`, normalizeTargetResources.
 */
const onlyChanged = 'ApplyOutOfSyncOnly=true';

/** An Application with automated sync. */
export function application(props: ApplicationProps): ArgoObject {
  const { prune, deletion, selfHeal, retry } = props.delivery.sync;
  const ignoredFields = props.ignoredFields ?? [];
  return {
    kind: 'Application',
    metadata: {
      name: props.name,
      namespace: props.delivery.namespace,
      labels: props.labels,
      annotations: { ...props.annotations, ...keptAnnotations(props.project) },
      finalizers: [`${resourcesFinalizer}/${deletion}`],
    },
    spec: {
      project: props.project.name,
      source: props.source,
      destination: { server: clusterServer, namespace: props.destinationNamespace },
      ignoreDifferences: ignoredFields.length > 0 ? ignoredFields.map(ignoreDifference) : undefined,
      syncPolicy: {
        automated: { prune, selfHeal },
        syncOptions: [
          ...props.syncOptions,
          ...(ignoredFields.length > 0 ? [onlyChanged] : []),
          `PrunePropagationPolicy=${deletion}`,
          'ServerSideApply=true',
        ],
        managedNamespaceMetadata: props.namespaceLabels && { labels: props.namespaceLabels },
        retry: {
          limit: retry.limit,
          refresh: retry.refresh,
          backoff: {
            duration: seconds(retry.firstSeconds),
            factor: retry.factor,
            maxDuration: seconds(retry.maxSeconds),
          },
        },
      },
    },
  };
}

function ignoreDifference({ group, kind, namespace, name, fields }: ForeignFieldsPlan): ArgoValue {
  const object = { group, kind, namespace, name };
  return fields.kind === 'json-pointer'
    ? { ...object, jsonPointers: [fields.pointer] }
    : { ...object, jqPathExpressions: [fields.expression] };
}

function seconds(count: number): string {
  return formatDuration(count * 1000);
}
