import { groupBy } from '../../../units/group-by';
import { formatBytesSum, formatCpuSum } from '../../capacity/amounts';
import { podRequest } from '../../capacity/room';
import type { Runtime } from '../../runtimes/runtime';
import { runtimeOf } from '../../runtimes/select';
import type { ResourcesPlan } from '../../types/container';
import type { ServersApartPlan, ServersNeedPlan, ServersTogetherPlan } from '../../types/pool-use';
import type { ModelServicePlan } from '../../types/service';

/**
 * Requests of a server with several models, compared with one server for each model, with equal replicas. Undefined for
 * a server with one model.
 */
export function serversApart(service: ModelServicePlan): ServersApartPlan | undefined {
  const { models, replicas, pod, runtime } = service;
  if (models.length < 2) return undefined;
  const facts = runtimeOf({ kind: runtime });
  const each = models.map(({ bytes }) => facts.resources(bytes));
  const together = podRequest(pod);
  const apart = {
    cpuMilli: each.reduce((sum, { cpuMilli }) => sum + cpuMilli, 0),
    memoryBytes: each.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0),
  };
  return {
    models: models.length,
    together: need(replicas.min, together, replicas.min),
    apart: need(replicas.min, apart, replicas.min * models.length),
  };
}

/**
 * Requests of services with one model each, compared with one server for all their models. Only for services of one
 * team and runtime without GPUs, because others cannot share permissions or devices.
 */
export function serversTogether(services: readonly ModelServicePlan[]): readonly ServersTogetherPlan[] {
  const groups = groupBy(services.filter(mayShare), ({ team, runtime }) => JSON.stringify([team, runtime]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length < 2) return [];
    const facts = runtimeOf({ kind: first.runtime });
    return group.length > facts.maxModels ? [] : [asOne(group, facts)];
  });
}

function mayShare({ models, pod }: ModelServicePlan): boolean {
  return models.length === 1 && Object.keys(podRequest(pod).devices).length === 0;
}

function asOne(group: readonly ModelServicePlan[], facts: Runtime): ServersTogetherPlan {
  const replicas = Math.max(...group.map((service) => service.replicas.min));
  const all = group.map((service) => ({ request: podRequest(service.pod), pods: service.replicas.min }));
  const bytes = group.reduce((sum, { models: [model] }) => sum + model.bytes, 0);
  const sum = (of: (request: ResourcesPlan) => number) =>
    all.reduce((total, { request, pods }) => total + of(request) * pods, 0);
  return {
    services: group.map(({ name }) => name),
    apart: {
      pods: all.reduce((total, { pods }) => total + pods, 0),
      cpu: formatCpuSum(sum(({ cpuMilli }) => cpuMilli)),
      memory: formatBytesSum(sum(({ memoryBytes }) => memoryBytes)),
    },
    together: need(replicas, facts.resources(bytes), replicas),
  };
}

function need(
  replicas: number,
  { cpuMilli, memoryBytes }: Pick<ResourcesPlan, 'cpuMilli' | 'memoryBytes'>,
  pods: number,
): ServersNeedPlan {
  return { pods, cpu: formatCpuSum(cpuMilli * replicas), memory: formatBytesSum(memoryBytes * replicas) };
}
