import { labelKeys } from '../../facts/label-keys';
import type { Labels } from '../../types/labels';
import type { AlertPlan } from '../../types/monitoring';
import { ofNoTeam } from './of-no-team';

/** A workload whose pods have GPUs. */
interface GpuUser {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Names of its pods: a regular expression of PromQL. */
  readonly pods: string;
}

/**
 * XID errors that a program causes, after which its GPU is healthy: all others are errors of the GPU or its driver.
 * Source: NVIDIA/k8s-device-plugin v0.20.0, `internal/rm/health.go`, which ignores them too.
 */
const xidsOfPrograms = [13, 31, 43, 45, 68, 109] as const;

/**
 * Alerts on the GPUs of a workload. DCGM exporter adds the pod that has a GPU to its metrics; Prometheus renames these labels,
 * because its own name the exporter. A GPU that no pod has is not reported.
 * Source: NVIDIA/dcgm-exporter@4.8.2, `deployment/templates/metrics-configmap.yaml` and `service-monitor.yaml`.
 */
export function gpuAlerts({ name, namespace, labels, pods }: GpuUser): readonly AlertPlan[] {
  const selector = `exported_namespace="${namespace}",exported_pod=~"${pods}",${ofNoTeam}`;
  const team = labels[labelKeys.team];
  const owner = team === undefined ? '' : ` of team ${team}`;
  const replace = 'cordon and replace its node';
  const where = `The alert has the labels exported_pod, modelName and UUID of the GPU: find the node of the pod in namespace ${namespace}`;
  return [
    {
      alert: 'GpuError',
      expr: byGpu(`DCGM_FI_DEV_XID_ERRORS{${selector}} > 0${xidsOfPrograms.map((xid) => ` != ${xid}`).join('')}`),
      for: '1m',
      severity: 'ticket',
      summary: `${name}${owner}: a GPU has an XID error`,
      description: `The value is the last XID error, which is not one that programs cause. ${where}, look the error up in NVIDIA's list of XID errors, and ${replace} if it says so.`,
    },
    {
      alert: 'GpuMemoryError',
      expr: [
        byGpu(`increase(DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS{${selector}}[1h]) > 0`),
        byGpu(`DCGM_FI_DEV_ROW_REMAP_FAILURE{${selector}} > 0`),
      ].join('\nor '),
      for: '1m',
      severity: 'ticket',
      summary: `${name}${owner}: the memory of a GPU has uncorrectable ECC errors`,
      description: `Rows of its memory were remapped after uncorrectable ECC errors within an hour, or can no longer be remapped. ${where}, and ${replace} if the errors return.`,
    },
  ];
}

/** In PromQL: one series for each GPU and pod, without the labels of the exporter. */
function byGpu(expr: string): string {
  return `max by (exported_pod, modelName, UUID) (${expr})`;
}
