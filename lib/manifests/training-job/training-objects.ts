import type { TrainingJobPlan } from '../../plan/types/training-job';
import type { Create } from '../kube';
import { podMonitor } from '../monitoring/pod-monitor';
import { prometheusRule } from '../monitoring/prometheus-rule';
import { job } from './job';
import { jobSet } from './job-set';

/** Creates the object of a run. */
export function runObject<T>(create: Create<T>, plan: TrainingJobPlan): T {
  return plan.object === 'job-set' ? jobSet(create, plan) : job(create, plan);
}

/** Creates what monitors a run. */
export function trainingMonitoringObjects<T>(
  create: Create<T>,
  plan: TrainingJobPlan,
): { readonly podMonitor: T | undefined; readonly rule: T | undefined } {
  return {
    podMonitor: plan.scrape && podMonitor(create, { ...plan.alerts, scrape: plan.scrape }),
    rule: prometheusRule(create, plan.alerts),
  };
}
