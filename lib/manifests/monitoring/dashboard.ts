import type { DashboardPlan, MonitoringPlan } from '../../plan/types/monitoring';
import type { Create } from '../kube';
import { panel } from './panel';

/** Schema version of Grafana 11. Later versions migrate it on load. */
const schemaVersion = 39;

/**
 * A Grafana dashboard in a ConfigMap that Grafana's sidecar finds by its label. It is a plain object, because the
 * ConfigMap of cdk8s-plus adds `immutable: false`.
 */
export function dashboard<T>(create: Create<T>, plan: MonitoringPlan): T {
  return create('dashboard', {
    kind: 'ConfigMap',
    metadata: {
      ...plan.dashboardObject,
      labels: { ...plan.labels, grafana_dashboard: '1' },
    },
    get data() {
      const planned = plan.dashboard;
      return { [`${planned.uid}.json`]: `${JSON.stringify(dashboardJson(planned), null, 2)}\n` };
    },
  });
}

/**
 * The dashboard model of Grafana. Panel ids are consecutive, and `uid` is part of the plan, so the URL is stable. All keys are
 * in the order of their code units.
 */
function dashboardJson(plan: DashboardPlan): object {
  return {
    editable: false,
    graphTooltip: 1,
    panels: plan.panels.map(panel),
    refresh: '1m',
    schemaVersion,
    tags: ['model-platform'],
    templating: {
      list: [{ hide: 0, label: 'Data source', name: 'datasource', query: 'prometheus', type: 'datasource' }],
    },
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    title: plan.title,
    uid: plan.uid,
    version: 1,
  };
}
