import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { MonitoringPlan } from '../../plan/types/monitoring';
import { dashboard } from './dashboard';
import { podMonitor } from './pod-monitor';
import { prometheusRule } from './prometheus-rule';

/** What is watched about one service: what Prometheus reads and computes, when it alerts, what people see. */
export class Monitoring extends Construct {
  readonly podMonitor: ApiObject;
  /** Absent where there is nothing to compute and nothing to alert about. */
  readonly rule: ApiObject | undefined;
  readonly dashboard: ApiObject;

  constructor(scope: Construct, id: string, plan: MonitoringPlan) {
    super(scope, id);
    this.podMonitor = podMonitor(this, plan);
    this.rule = prometheusRule(this, plan);
    this.dashboard = dashboard(this, plan);
  }
}
