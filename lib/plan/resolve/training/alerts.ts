import { workersName } from '../../facts/training-names';
import type { Labels } from '../../types/labels';
import type { MonitoringAlertsPlan } from '../../types/monitoring';
import type { NodePoolPlan } from '../../types/node-pool';
import type { TrainingJobPlan } from '../../types/training-job';

/** What a job's alerts follow from. */
export interface WatchedTraining {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly run: string;
  readonly object: TrainingJobPlan['object'];
  readonly pool: NodePoolPlan;
}

/**
 * What is wrong with a run: it has failed for good, it was let in and has no node, or it does not run at all, because it
 * still waits or the queue has taken it away. Series are those of kube-state-metrics; Kueue's own (`kueue_evicted_workloads_total`,
 * `kueue_pending_workloads`) name the queue and never the run, and would tell each job of the team of all others. Source: kubernetes/kube-state-metrics, docs/metrics/workload, job and pod metrics, 2026-11.
 */
export function trainingAlerts(watched: WatchedTraining): MonitoringAlertsPlan {
  const { name, namespace, labels, run, object, pool } = watched;
  const gang = object === 'job-set';
  const jobName = gang ? `${run}-${workersName}-0` : run;
  const job = `namespace="${namespace}",job_name="${jobName}"`;
  return {
    name,
    namespace,
    labels,
    alerts: [
      {
        alert: 'TrainingFailed',
        expr: `kube_job_failed{${job},condition="true"} == 1`,
        // A gang that starts again has a failed job until its pods are gone.
        for: gang ? '10m' : '1m',
        severity: 'ticket',
        summary: `${name}: the run ${run} has failed`,
        description: `Look at the logs of its pods in the namespace ${namespace}. Another definition is another run; to try again as it is, change 'run'.`,
      },
      {
        alert: 'TrainingWithoutNode',
        expr: `sum(kube_pod_status_scheduled{namespace="${namespace}",pod=~"${run}-.+",condition="false"}) > 0`,
        // Flex-start gathers its nodes first, which may take hours.
        for: pool.capacity === 'flex-start' ? '6h' : '30m',
        severity: 'ticket',
        summary: `${name}: the queue has let the run ${run} in, and there is no node for it`,
        description: `The cloud may have no ${pool.machineType} at the moment, or something else stands on the nodes of ${pool.name}.`,
      },
      {
        alert: 'TrainingStandsStill',
        // Both sides have the namespace and the name of the Job; a Job has a condition only when it has ended.
        expr: [
          `kube_job_status_active{${job}} == 0`,
          `unless on (namespace, job_name) kube_job_complete{${job},condition="true"} == 1`,
          `unless on (namespace, job_name) kube_job_failed{${job},condition="true"} == 1`,
        ].join(' '),
        for: '12h',
        severity: 'ticket',
        summary: `${name}: the run ${run} has no pods`,
        description: `It waits in the queue, or the queue has taken it away: look at the conditions and at 'active' of its Workload in the namespace ${namespace}. One that had its longest time is not started again; change 'run'.`,
      },
    ],
  };
}
