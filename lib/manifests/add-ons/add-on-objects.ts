import { application } from '../../argocd/application';
import type { ArgoObject } from '../../argocd/argo-object';
import { appProject } from '../../argocd/project';
import { repositoryAddress } from '../../argocd/repository-address';
import type { AddOnPlan, JsonValue } from '../../plan/types/add-on';
import type { DeliveryPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import type { ProjectPlan } from '../../plan/types/project';
import type { Create, KubeObjectProps, KubeValue } from '../kube';

/** Namespace and sync policy of Argo CD, the project of the operator, and labels of both objects. */
export interface AddOnContext {
  readonly delivery: Pick<DeliveryPlan, 'namespace' | 'sync'>;
  readonly project: ProjectPlan;
  readonly labels: Labels;
}

/** The Application of an operator, and its project. */
export interface ApplicationObjects<T> {
  readonly project: T;
  readonly application: T;
}

/** Creates the objects of an operator that Argo CD installs from a Helm chart. */
export function addOnObjects<T>(
  create: Create<T>,
  plan: AddOnPlan,
  { delivery, project, labels }: AddOnContext,
): ApplicationObjects<T> {
  return {
    project: create('project', argoObject(appProject(project, { namespace: delivery.namespace, labels }))),
    application: create(
      'application',
      argoObject(
        application({
          name: plan.name,
          delivery,
          labels,
          annotations: plan.annotations ?? {},
          project,
          source: {
            repoURL: repositoryAddress(plan.chart.repository),
            chart: plan.chart.chart,
            targetRevision: plan.chart.version,
            helm: { releaseName: plan.name, valuesObject: helmValues(plan.values, plan.name) },
          },
          destinationNamespace: plan.namespace,
          ...(plan.namespaceLabels
            ? { syncOptions: ['CreateNamespace=true'], namespaceLabels: plan.namespaceLabels }
            : { syncOptions: [] }),
        }),
      ),
    ),
  };
}

/** The object for a renderer. */
export function argoObject({ kind, metadata, spec }: ArgoObject): KubeObjectProps {
  return { kind, metadata, spec };
}

/**
 * Helm values as an object. In Helm, null removes a default of the chart, but cdk8s and the API server both drop null
 * fields, so the value would be lost without an error.
 *
 * @throws Error for a null value.
 */
function helmValues(values: JsonValue, path: string): KubeValue {
  if (values === null) throw new Error(`the Helm value ${path} is null, which an Application does not support`);
  if (typeof values !== 'object') return values;
  if (isList(values)) return values.map((value, index) => helmValues(value, `${path}[${index}]`));
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, helmValues(value, `${path}.${key}`)]));
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
