import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { MonitoringPlan } from '../../plan/types/monitoring';
import { createIn } from '../kube-construct';
import { requirePlan } from '../require-plan';
import { monitoringObjects } from './monitoring-objects';

/** Monitoring of one service: scrape configuration, recording rules, alerts and dashboard. */
export class Monitoring extends Construct {
  readonly podMonitor: ApiObject;
  /** Absent without recording rules and alerts. */
  readonly rule: ApiObject | undefined;
  readonly dashboard: ApiObject;

  constructor(scope: Construct, id: string, plan: MonitoringPlan) {
    super(scope, id);
    requirePlan(plan, { construct: 'Monitoring', field: 'dashboard', planner: 'planMonitoring(name, spec)' });
    const { podMonitor, rule, dashboard } = monitoringObjects(createIn(this), plan);
    this.podMonitor = podMonitor;
    this.rule = rule;
    this.dashboard = dashboard;
  }
}
