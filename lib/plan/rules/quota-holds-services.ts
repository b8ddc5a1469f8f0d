import { formatBytes, formatCpu, parseBytes, parseCpu } from '../../units/quantity';
import { podRequest } from '../capacity';
import type { ModelServicePlan } from '../model-service';
import type { Rule, RuleFinding } from '../rule';

/** A team's quota holds its own services when each has as many replicas as it may and rolls out. */
export const quotaHoldsServices: Rule = {
  id: 'capacity/quota-holds-services',
  explain: 'Pods beyond the quota are refused with an event that few people read, and a rollout stands still.',
  check: ({ plan }) =>
    Object.values(plan.teams).flatMap((team): readonly RuleFinding[] => {
      if (!team.manage) return [];
      const services = Object.values(plan.services).filter((service) => service.team === team.name);
      const cpu = total(services, ({ cpuMilli }) => cpuMilli);
      const memory = total(services, ({ memoryBytes }) => memoryBytes);
      const cpuQuota = parseCpu(team.quota['requests.cpu'] ?? '0');
      const memoryQuota = parseBytes(team.quota['requests.memory'] ?? '0');
      const path = ['teams', team.name, 'quota'];
      const fix = 'raise the quota, or lower the replicas or what each of them asks for';
      return [
        ...(cpu > cpuQuota
          ? [
              {
                path,
                problem: `its services ask for ${formatCpu(cpu)} CPUs at most replicas`,
                value: formatCpu(cpuQuota),
                allowed: `at least ${formatCpu(cpu)}`,
                fix,
              },
            ]
          : []),
        ...(memory > memoryQuota
          ? [
              {
                path,
                problem: `its services ask for ${formatBytes(memory)} of memory at most replicas`,
                value: formatBytes(memoryQuota),
                allowed: `at least ${formatBytes(memory)}`,
                fix,
              },
            ]
          : []),
      ];
    }),
};

function total(services: readonly ModelServicePlan[], of: (request: ReturnType<typeof podRequest>) => number): number {
  return services.reduce(
    (sum, { pod, replicas, rollout }) => sum + of(podRequest(pod)) * (replicas.max + rollout.maxSurge),
    0,
  );
}
