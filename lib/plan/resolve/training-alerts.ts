import type { Labels } from '../label-set';
import type { MonitoringAlertsPlan } from '../monitoring';
import type { NodePoolPlan } from '../node-pool';
import type { TrainingJobPlan } from '../training-job';

/** Name of the one group of jobs in a JobSet. It is a part of the names of its jobs, pods and hosts. */
export const workersName = 'workers';

/** What a job's alerts follow from. */
export interface WatchedTraining {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly run: string;
  readonly kind: TrainingJobPlan['kind'];
  readonly pool: NodePoolPlan;
}

/**
 * What is wrong with a run: it has failed for good, or it was let in and has no node. Series are those of
 * kube-state-metrics. Source: kubernetes/kube-state-metrics, docs/metrics/workload, job and pod metrics, 2026-11.
 */
export function trainingAlerts(watched: WatchedTraining): MonitoringAlertsPlan {
  const { name, namespace, labels, run, kind, pool } = watched;
  const gang = kind === 'job-set';
  const jobName = gang ? `${run}-${workersName}-0` : run;
  return {
    name,
    namespace,
    labels,
    alerts: [
      {
        alert: 'TrainingFailed',
        expr: `kube_job_failed{namespace="${namespace}",job_name="${jobName}",condition="true"} == 1`,
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
    ],
  };
}
