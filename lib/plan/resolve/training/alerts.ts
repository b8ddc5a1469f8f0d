import { formatBytes } from '../../../units/quantity';
import { capacityKinds } from '../../facts/capacity-kinds';
import { poolText } from '../../facts/node-texts';
import { workersName } from '../../facts/training-names';
import type { Labels } from '../../types/labels';
import type { AlertPlan, MonitoringAlertsPlan } from '../../types/monitoring';
import type { NodePoolPlan } from '../../types/node-pool';
import type { CheckpointPlan, TrainingJobPlan } from '../../types/training-job';
import { gpuAlerts } from '../monitoring/gpu-alerts';
import { checkpointFolderBytes } from './copies';

/** A job whose run is monitored. */
interface WatchedTraining {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly run: string;
  readonly object: TrainingJobPlan['object'];
  readonly pods: number;
  /** Whether its pods have GPUs. */
  readonly gpus: boolean;
  readonly pool: NodePoolPlan;
  readonly checkpoint: CheckpointPlan | undefined;
  /** Maximum seconds until all pods are ready, and so between the starts of the program in the first and in the last one. */
  readonly startSeconds: number;
}

/**
 * Alerts of a run: it failed, its pods cannot be scheduled, it has no pods because it is pending or evicted, or its
 * series are lost, without which the other alerts cannot fire. The series are those of kube-state-metrics. Kueue's own
 * (`kueue_evicted_workloads_total`, `kueue_pending_workloads`) are labelled with the queue and not with the run, so an
 * alert on them would fire for every job of the team.
 * Source: kubernetes/kube-state-metrics, docs/metrics/workload, job and pod metrics, 2026-11.
 */
export function trainingAlerts(watched: WatchedTraining): MonitoringAlertsPlan {
  const { name, namespace, labels, run, object, pool, checkpoint, gpus } = watched;
  const gang = object === 'job-set';
  const jobName = gang ? `${run}-${workersName}-0` : run;
  const job = `namespace="${namespace}",job_name="${jobName}"`;
  const { onlyQueued, waitSeconds } = capacityKinds[pool.capacity];
  // All nodes of a job arrive together, which can take days. A run that waits for more than two is reported.
  const hours = onlyQueued ? 48 : 12;
  return {
    name,
    namespace,
    labels,
    alerts: [
      {
        alert: 'TrainingFailed',
        expr: `kube_job_failed{${job},condition="true"} == 1`,
        // A gang that restarts has a failed Job until its pods are gone.
        for: gang ? '10m' : '1m',
        severity: 'ticket',
        summary: `${name}: run ${run} failed`,
        description: `The run failed and is not retried. Check the logs of its pods in namespace ${namespace}. A change of the job creates a new run; to retry it unchanged, change 'run'.`,
      },
      {
        alert: 'TrainingUnschedulable',
        expr: `sum(kube_pod_status_scheduled{namespace="${namespace}",pod=~"${run}-.+",condition="false"}) > 0`,
        // Flex-start nodes can arrive after hours.
        for: waitSeconds > 0 ? '6h' : '30m',
        severity: 'ticket',
        summary: `${name}: pods of run ${run} cannot be scheduled`,
        description: `Kueue admitted the run, but no node has room for its pods. ${noRoom(pool)} Check the events of the pods in namespace ${namespace}.`,
      },
      {
        alert: 'TrainingStalled',
        // All series carry the namespace and name of the Job. A Job gets one of these conditions only when it ends.
        expr: [
          `kube_job_status_active{${job}} == 0`,
          'unless on (namespace, job_name)',
          `(kube_job_complete{${job},condition="true"} == 1 or kube_job_failed{${job},condition="true"} == 1)`,
        ].join(' '),
        for: `${hours}h`,
        severity: 'ticket',
        summary: `${name}: run ${run} has had no pods for ${hours} hours`,
        description: `The run is pending, or Kueue evicted or deactivated it. Check the conditions and spec.active of its Workload in namespace ${namespace}. A run that exceeded its maximum execution time is not restarted; change 'run' to start a new one.`,
      },
      {
        alert: 'TrainingMetricsMissing',
        // The Job exists as long as its run is in the repository, also while it waits and after it ended.
        expr: `absent(kube_job_status_active{${job}})`,
        for: '30m',
        severity: 'ticket',
        summary: `${name}: no metrics of run ${run}`,
        description: `kube-state-metrics has reported no Job ${jobName} in namespace ${namespace} for 30m, so no other alert on the run can fire. Check that the Job exists and that Prometheus scrapes kube-state-metrics.`,
      },
      ...(checkpoint ? checkpointAlerts(watched, checkpoint) : []),
      ...(gpus ? gpuAlerts({ name, namespace, labels, pods: `${run}-.+` }) : []),
    ],
  };
}

/**
 * Alerts on the time since which a run would lose its work: its checkpoints become old, or their age is unknown. A program
 * that saves at each interval has a checkpoint in the bucket that is at most two intervals and the time of a copy old. Before the
 * first one, the age counts from the start of the first pod. The program of a gang begins when the last pod has started, so its
 * alert waits for that time, too.
 */
function checkpointAlerts(
  { name, namespace, run, object, pods: count, startSeconds }: WatchedTraining,
  checkpoint: CheckpointPlan,
): readonly AlertPlan[] {
  const pods = `namespace="${namespace}",pod=~"${run}-.+"`;
  const newest = `max by (namespace) (model_platform_checkpoint_timestamp_seconds{${pods}})`;
  const { everySeconds, copySeconds, bytes } = checkpoint;
  const limit = 3 * everySeconds + copySeconds;
  const started = `time() - max by (namespace) (kube_pod_start_time{${pods}}) > ${limit + startSeconds}`;
  // The space for the copy is half used by checkpoints that the program keeps.
  const fullBytes = checkpointFolderBytes(checkpoint, count) - Math.floor(bytes / 2);
  return [
    {
      alert: 'TrainingCheckpointOld',
      expr: `time() - ${newest} > ${limit}${object === 'job-set' ? `\nand on (namespace) ${started}` : ''}`,
      for: '5m',
      severity: 'ticket',
      summary: `${name}: the newest checkpoint of run ${run} is too old`,
      description: `An interruption would lose all work since then. The limit of ${limit} s is three intervals and the time of a copy. Either the program does not save as often as 'every', or the checkpoints are not copied: check the logs of container 'copy' of its pods in namespace ${namespace}.`,
    },
    {
      alert: 'TrainingCheckpointVolumeFull',
      expr: `max by (namespace) (model_platform_checkpoint_folder_bytes{${pods}}) > ${fullBytes}`,
      for: '1m',
      severity: 'ticket',
      summary: `${name}: the checkpoints of run ${run} fill their volume`,
      description: `A pod that exceeds the volume is evicted, also after each restart, because it restores the same files. The program keeps more than the last checkpoint, or they are larger than 'size' (${formatBytes(bytes)}). Delete old checkpoints in the program, or raise 'size'.`,
    },
    {
      alert: 'TrainingCheckpointUnknown',
      expr: `count by (namespace) (kube_pod_status_phase{${pods},phase="Running"} == 1) unless on (namespace) ${newest}`,
      for: '15m',
      severity: 'ticket',
      summary: `${name}: the age of the checkpoints of run ${run} is unknown`,
      description: `Its pods run, but Prometheus has no metric of their container 'copy' in namespace ${namespace}. Check that Prometheus selects PodMonitor ${name}, and the logs of the container.`,
    },
  ];
}

/** Why no node has room. Nodes that exist have no cloud that could lack machines. */
function noRoom(pool: NodePoolPlan): string {
  return pool.cloud
    ? `The cloud may have no ${pool.machineType} capacity, or other pods occupy the nodes of ${poolText(pool)}.`
    : `Other pods may occupy the nodes of ${poolText(pool)}, or too few nodes have its labels.`;
}
