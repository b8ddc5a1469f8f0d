import { podRequest } from '../plan/capacity/room';
import type { ModelServicePlan } from '../plan/types/service';
import { minutes } from '../units/duration';
import { amounts, span } from './amounts';
import { callers } from './callers';
import { type Section, section } from './section';
import { type Cell, table } from './table';

/** Maximum number of models that are named per server. */
const maxShown = 3;

/** Model, pool, replicas, requests, runtime and allowed clients of each service. */
export const servicesSection: Section = (plan, style) => {
  const services = Object.values(plan.services);
  if (services.length === 0) return '';
  const pods = table(
    [
      { title: 'service' },
      { title: 'namespace', wrap: true },
      { title: 'pool' },
      { title: 'replicas', align: 'right' },
      { title: 'requests per pod', wrap: true },
      { title: 'load', align: 'right' },
      { title: 'budget', align: 'right' },
    ],
    services.map(podRow),
    style,
  );
  const models = table(
    [{ title: 'service' }, { title: 'runtime' }, { title: 'model', wrap: true }, { title: 'ingress from', wrap: true }],
    services.map((service) => modelRow(service, callers(plan, service))),
    style,
  );
  return section('Model services', [pods, models].join('\n\n'), style);
};

function podRow(service: ModelServicePlan): readonly string[] {
  return [
    service.name,
    service.namespace,
    service.pool,
    span(service.replicas),
    amounts(podRequest(service.pod)),
    minutes(service.startup.neededSeconds),
    minutes(service.startup.budgetSeconds),
  ];
}

function modelRow(service: ModelServicePlan, ingress: readonly string[]): readonly Cell[] {
  return [service.name, service.runtime, modelsText(service), ingress.join(', ') || 'none'];
}

/** Images that scan models of a server before it loads them. */
function scanTexts(models: ModelServicePlan['models']): readonly string[] {
  const images = new Set(models.flatMap(({ scan }) => scan?.image.split('@')[0] ?? []));
  return [...images].map((image) => `scanned by ${image}`);
}

/** Models with their versions: the first of a server, the number of the others, and their scans. */
function modelsText({ models: all }: ModelServicePlan): readonly string[] {
  const shown = all.slice(0, all.length > maxShown + 1 ? maxShown : all.length);
  const rest = all.length - shown.length;
  const names = shown.map(({ name, version }) => `${name}@${version}`);
  return [...names, ...(rest > 0 ? [`and ${rest} more`] : []), ...scanTexts(all)];
}
