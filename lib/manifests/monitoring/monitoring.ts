import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { MonitoringPlan } from '../../plan/types/monitoring';
import { requirePlan } from '../require-plan';
import { dashboard } from './dashboard';
import { podMonitor } from './pod-monitor';
import { prometheusRule } from './prometheus-rule';

/** Monitoring of one service: scrape configuration, recording rules, alerts and dashboard. */
export class Monitoring extends Construct {
  readonly podMonitor: ApiObject;
  /** Absent without recording rules and alerts. */
  readonly rule: ApiObject | undefined;
  readonly dashboard: ApiObject;

  constructor(scope: Construct, id: string, plan: MonitoringPlan) {
    super(scope, id);
    requirePlan(plan, { construct: 'Monitoring', field: 'dashboard', planner: 'planMonitoring(name, spec)' });
    this.podMonitor = podMonitor(this, plan);
    this.rule = prometheusRule(this, plan);
    this.dashboard = dashboard(this, plan);
  }
}
