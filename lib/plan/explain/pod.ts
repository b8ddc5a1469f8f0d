import type { Path } from '../../errors';
import { formatBytes, formatCpu } from '../../units/quantity';
import { podRequest } from '../capacity/room';
import type { SecurityPlan } from '../types/pod';
import type { ModelServicePlan } from '../types/service';
import type { TrainingJobPlan } from '../types/training-job';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** What one pod asks for. */
export function resourceLines(
  { pod }: ModelServicePlan | TrainingJobPlan,
  path: Path,
  why: { readonly cpu: string; readonly memory: string; readonly gpu: string; readonly scratch: string },
  context: ExplainContext,
): readonly ExplanationLine[] {
  const { cpuMilli, memoryBytes, ephemeralBytes, devices } = podRequest(pod);
  const at = (field: string) => [...path, 'resources', field];
  const own = (field: string, otherwise: string) => {
    const from = written(context, at(field), 'computed');
    return { why: from.kind === 'definition' ? 'asked for in the definition' : otherwise, from };
  };
  return [
    { field: 'CPU', value: formatCpu(cpuMilli), ...own('cpu', why.cpu) },
    { field: 'memory', value: formatBytes(memoryBytes), ...own('memory', `${why.memory}; it is the limit as well`) },
    {
      field: 'GPU',
      value: list(Object.entries(devices).map(([resource, count]) => `${count} ${resource}`)),
      ...own('gpu', why.gpu),
    },
    { field: 'scratch', value: formatBytes(ephemeralBytes), why: why.scratch, from: computed },
  ];
}

function rootText(root: SecurityPlan['rootFilesystem']): string {
  return root.kind === 'writable' ? `writable root of ${root.containers.join(', ')}` : 'read-only root';
}

/** How far a pod is shut in, and how it ranks on a node. */
export function safetyLines(
  { pod }: ModelServicePlan | TrainingJobPlan,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const { rootFilesystem, user, group } = pod.security;
  const priority = context.plan.priorityClasses.find(({ name }) => name === pod.priorityClass);
  return [
    {
      field: 'security',
      value: `Pod Security restricted, ${rootText(rootFilesystem)}, user ${user}, group ${group}`,
      why: rootFilesystem.kind === 'writable' ? rootFilesystem.why : 'the same for every pod of the platform',
      from: computed,
    },
    {
      field: 'priority class',
      value: pod.priorityClass || 'none',
      why: priority ? `${priority.description} (${priority.value})` : 'the platform brings none for it',
      from: computed,
    },
  ];
}
