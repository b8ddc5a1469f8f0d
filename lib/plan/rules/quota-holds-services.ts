import { parseBytes, parseCpu } from '../../units/quantity';
import { formatBytesSum, formatCpuSum } from '../amounts';
import { podRequest } from '../capacity';
import type { ModelServicePlan } from '../model-service';
import type { Rule, RuleFinding } from '../rule';

/** A team's quota holds its own services when each has as many replicas as it may and rolls out. */
export const quotaHoldsServices: Rule = {
  id: 'capacity/quota-holds-services',
  explain: 'Pods beyond the quota are refused with an event that few people read, and a rollout stands still.',
  check: ({ definition, plan }) =>
    Object.values(plan.teams).flatMap((team): readonly RuleFinding[] => {
      // Without a quota of its own a team may use all that its pools have, which another rule looks at.
      if (!team.quota || !definition.teams?.[team.name]?.quota) return [];
      const services = Object.values(plan.services).filter((service) => service.team === team.name);
      const cpu = total(services, ({ cpuMilli }) => cpuMilli);
      const memory = total(services, ({ memoryBytes }) => memoryBytes);
      const cpuQuota = parseCpu(team.quota.hard['requests.cpu'] ?? '0');
      const memoryQuota = parseBytes(team.quota.hard['requests.memory'] ?? '0');
      const path = ['teams', team.name, 'quota'];
      const fix = 'raise the quota, or lower the replicas or what each of them asks for';
      return [
        ...(cpu > cpuQuota
          ? [
              {
                path,
                problem: `its services ask for ${formatCpuSum(cpu)} CPUs at most replicas`,
                value: formatCpuSum(cpuQuota),
                allowed: `at least ${formatCpuSum(cpu)}`,
                fix,
              },
            ]
          : []),
        ...(memory > memoryQuota
          ? [
              {
                path,
                problem: `its services ask for ${formatBytesSum(memory)} of memory at most replicas`,
                value: formatBytesSum(memoryQuota),
                allowed: `at least ${formatBytesSum(memory)}`,
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
