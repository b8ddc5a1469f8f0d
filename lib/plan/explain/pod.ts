import { formatBytes, formatCpu } from '../../units/quantity';
import { podRequest, runningRequest } from '../capacity/room';
import type { PodPlan, SecurityPlan } from '../types/pod';
import type { WorkloadPlan } from '../types/workload';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** Requests of one pod. */
export function resourceLines(
  { pod, path }: WorkloadPlan,
  why: { readonly cpu: string; readonly memory: string; readonly gpu: string; readonly scratch: string },
  context: ExplainContext,
): readonly ExplanationLine[] {
  const { cpuMilli, memoryBytes, ephemeralBytes, devices } = podRequest(pod);
  const at = (field: string) => [...path, 'resources', field];
  const own = (field: 'cpu' | 'memory' | 'gpu', otherwise: string) => {
    const first = field === 'gpu' ? undefined : largestInit(pod, field);
    if (first) return { why: `the init container ${first} requests more than the pod after it`, from: computed };
    const from = written(context, at(field), 'computed');
    return { why: from.kind === 'definition' ? 'set in the definition' : otherwise, from };
  };
  return [
    { field: 'CPU', value: formatCpu(cpuMilli), ...own('cpu', why.cpu) },
    {
      field: 'memory',
      value: formatBytes(memoryBytes),
      ...own('memory', `${why.memory}; request and limit are equal`),
    },
    {
      field: 'GPU',
      value: list(Object.entries(devices).map(([resource, count]) => `${count} ${resource}`)),
      ...own('gpu', why.gpu),
    },
    { field: 'scratch', value: formatBytes(ephemeralBytes), why: why.scratch, from: computed },
  ];
}

/** Name of the init container that requests more than the pod after its init containers, if one does. */
function largestInit(pod: PodPlan, field: 'cpu' | 'memory'): string | undefined {
  const amount = field === 'cpu' ? 'cpuMilli' : 'memoryBytes';
  const all = podRequest(pod)[amount];
  if (runningRequest(pod)[amount] === all) return undefined;
  return pod.initContainers.find(({ resources }) => resources[amount] === all)?.name;
}

function rootText(root: SecurityPlan['rootFilesystem']): string {
  return root.kind === 'writable' ? `writable root of ${root.containers.join(', ')}` : 'read-only root';
}

/** Security context and priority of a pod. */
export function safetyLines({ pod }: WorkloadPlan, context: ExplainContext): readonly ExplanationLine[] {
  const { rootFilesystem, user, group } = pod.security;
  const priority = context.plan.priorityClasses.find(({ name }) => name === pod.priorityClass);
  return [
    {
      field: 'security',
      value: `Pod Security restricted, ${rootText(rootFilesystem)}, user ${user}, group ${group}`,
      why: rootFilesystem.kind === 'writable' ? rootFilesystem.why : 'the same for all pods of the platform',
      from: computed,
    },
    {
      field: 'priority class',
      value: pod.priorityClass || 'none',
      why: priority ? `${priority.description} (${priority.value})` : 'the platform defines none for it',
      from: computed,
    },
  ];
}
