import type { AlertPlan, MonitoringAlertsPlan, RecordingRulePlan } from '../../plan/types/monitoring';
import type { Create, KubeValue } from '../kube';

/** Alerts and the recording rules they need. */
interface RulesPlan extends MonitoringAlertsPlan {
  readonly recordings?: readonly RecordingRulePlan[];
}

/** Recording rules and alerts. Undefined if there are neither. */
export function prometheusRule<T>(create: Create<T>, plan: RulesPlan): T | undefined {
  if (plan.alerts.length === 0 && (plan.recordings ?? []).length === 0) return undefined;
  return create('prometheus-rule', {
    kind: 'PrometheusRule',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    get spec() {
      const groups = [
        { name: `${plan.name}-recordings`, rules: (plan.recordings ?? []).map(recording) },
        { name: `${plan.name}-alerts`, rules: plan.alerts.map((each) => alert(each, plan)) },
      ];
      return { groups: groups.filter(({ rules }) => rules.length > 0) };
    },
  });
}

function recording({ record, expr, labels }: RecordingRulePlan): KubeValue {
  return { record, expr, labels: Object.keys(labels).length === 0 ? undefined : labels };
}

/** Every alert has a `service` label with the name of its subject, by which Alertmanager groups. */
function alert(plan: AlertPlan, { name, namespace }: MonitoringAlertsPlan): KubeValue {
  return {
    alert: plan.alert,
    expr: plan.expr,
    for: plan.for,
    labels: { severity: plan.severity, namespace, service: name },
    annotations: { summary: plan.summary, description: plan.description },
  };
}
