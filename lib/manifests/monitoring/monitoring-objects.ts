import type { MonitoringPlan } from '../../plan/types/monitoring';
import type { Create } from '../kube';
import { dashboard } from './dashboard';
import { podMonitor } from './pod-monitor';
import { prometheusRule } from './prometheus-rule';

/** Creates what monitors a service. */
export function monitoringObjects<T>(
  create: Create<T>,
  plan: MonitoringPlan,
): { readonly podMonitor: T; readonly rule: T | undefined; readonly dashboard: T } {
  return {
    podMonitor: podMonitor(create, plan),
    rule: prometheusRule(create, plan),
    dashboard: dashboard(create, plan),
  };
}
