import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { AddOnPlan, JsonValue } from '../../plan/types/add-on';
import type { DeliveryPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import type { KubeValue } from '../kube';
import { application } from './application';

/** Where Argo CD is, how it follows what it reads, and how its objects are labelled. */
export interface AddOnContext {
  readonly delivery: Pick<DeliveryPlan, 'namespace' | 'sync'>;
  readonly labels: Labels;
}

/** An operator that Argo CD installs from its chart. */
export class AddOn extends Construct {
  readonly application: ApiObject;

  constructor(scope: Construct, id: string, plan: AddOnPlan, { delivery, labels }: AddOnContext) {
    super(scope, id);
    this.application = application(this, 'application', {
      name: plan.name,
      namespace: delivery.namespace,
      labels,
      sync: delivery.sync,
      source: {
        // Argo CD takes an address without a scheme for an OCI registry.
        repoURL: plan.chart.repository.replace(/^oci:\/\//, ''),
        chart: plan.chart.chart,
        targetRevision: plan.chart.version,
        helm: { releaseName: plan.name, valuesObject: helmValues(plan.values, plan.name) },
      },
      destinationNamespace: plan.namespace,
      ...(plan.namespaceLabels
        ? { syncOptions: ['CreateNamespace=true'], namespaceLabels: plan.namespaceLabels }
        : { syncOptions: [] }),
    });
  }
}

/**
 * Helm values as an object. With null Helm takes a default of the chart away, but neither cdk8s nor the API server
 * keeps it in an object, so that it would be lost in silence.
 *
 * @throws Error if there is a null.
 */
function helmValues(values: JsonValue, path: string): KubeValue {
  if (values === null) throw new Error(`the Helm value ${path} is null, which an Application cannot carry`);
  if (typeof values !== 'object') return values;
  if (isList(values)) return values.map((value, index) => helmValues(value, `${path}[${index}]`));
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, helmValues(value, `${path}.${key}`)]));
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
