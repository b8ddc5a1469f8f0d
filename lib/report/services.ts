import { podRequest } from '../plan/capacity/room';
import type { ModelServicePlan } from '../plan/types/service';
import { amounts, minutes, span } from './amounts';
import { callers } from './callers';
import { type Section, section } from './section';
import { table } from './table';

/** Maximum number of models that are named per server. */
const maxShown = 3;

/** Model, pool, replicas, requests, runtime and allowed clients of each service. */
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
      { title: 'requests per pod', wrap: true },
      { title: 'startup', align: 'right' },
    ],
    services.map(row),
    style,
  );
  const ingress = table(
    [{ title: 'service' }, { title: 'runtime' }, { title: 'ingress from', wrap: true }],
    services.map((service) => [service.name, service.runtime, callers(plan, service).join(', ') || 'none']),
    style,
  );
  return section('Model services', [about, ingress].join('\n\n'), style);
};

function row(service: ModelServicePlan): readonly string[] {
  return [
    service.name,
    service.namespace,
    service.pool,
    models(service),
    span(service.replicas),
    amounts(podRequest(service.pod)),
    minutes(service.startup.budgetSeconds),
  ];
}

/** Models with their versions: the first of a server, and the number of the others. */
function models({ models: all }: ModelServicePlan): string {
  const shown = all.slice(0, all.length > maxShown + 1 ? maxShown : all.length);
  const rest = all.length - shown.length;
  const names = shown.map(({ name, version }) => `${name}@${version}`);
  return [...names, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
