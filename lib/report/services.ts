import type { ModelServicePlan } from '../plan/model-service';
import { formatBytes, formatCpu } from '../units/quantity';
import { minutes, span } from './amounts';
import { callers } from './callers';
import { type Section, section } from './section';
import { table } from './table';

/** What is served, from where, for whom. */
export const servicesSection: Section = (plan, style) => {
  const services = Object.values(plan.services);
  if (services.length === 0) return '';
  const about = table(
    [
      { title: 'service' },
      { title: 'namespace', wrap: true },
      { title: 'pool' },
      { title: 'model', wrap: true },
      { title: 'replicas', align: 'right' },
      { title: 'a replica asks for', wrap: true },
      { title: 'starts in', align: 'right' },
    ],
    services.map(row),
    style,
  );
  const who = table(
    [{ title: 'service' }, { title: 'who may call', wrap: true }],
    services.map((service) => [service.name, callers(plan, service).join(', ') || 'nobody']),
    style,
  );
  return section('Model services', [about, who].join('\n\n'), style);
};

function row(service: ModelServicePlan): readonly string[] {
  return [
    service.name,
    service.namespace,
    service.pool,
    `${service.model.name}@${service.model.version}`,
    replicas(service),
    requests(service),
    minutes(service.startup.budgetSeconds),
  ];
}

function replicas(service: ModelServicePlan): string {
  return service.autoscaler
    ? `${span(service.replicas)}\n${service.autoscaler.targetPercent}% CPU`
    : span(service.replicas);
}

function requests(service: ModelServicePlan): string {
  const all = service.pod.containers.map(({ resources }) => resources);
  const sum = (value: (resources: (typeof all)[number]) => number) => all.reduce((total, one) => total + value(one), 0);
  const devices = all.flatMap((resources) =>
    Object.entries(resources.devices).map(([name, number]) => `${number} ${name}`),
  );
  return [`${formatCpu(sum((one) => one.cpuMilli))} CPU`, formatBytes(sum((one) => one.memoryBytes)), ...devices].join(
    ', ',
  );
}
