import type { SloPlan } from '../plan/types/monitoring';
import type { ModelServicePlan } from '../plan/types/service';
import { minutes } from '../units/duration';
import { type Section, tableSection } from './section';
import type { Cell } from './table';

/** The service level objective of each service, its error budget, and the alerts on it. */
export const objectivesSection: Section = ({ services }, style) =>
  tableSection(
    'Service level objectives (30 days)',
    [
      { title: 'service' },
      { title: 'availability', align: 'right' },
      { title: 'error budget', align: 'right' },
      { title: 'latency', wrap: true },
      { title: 'alerts', wrap: true },
    ],
    Object.values(services).flatMap((service) =>
      service.monitoring.slo ? [row(service, service.monitoring.slo)] : [],
    ),
    style,
  );

function row(service: ModelServicePlan, slo: SloPlan): readonly Cell[] {
  return [
    service.name,
    `${slo.availability}%`,
    minutes(slo.errorBudget * slo.windowDays * 24 * 60 * 60),
    latency(slo),
    alerts(service),
  ];
}

/** Alert names by severity. Names that differ only in their window are one entry: `LatencyErrorBudgetBurn 1h and 6h`. */
function alerts({ monitoring }: ModelServicePlan): Cell {
  const lines = (['page', 'ticket'] as const).flatMap((severity) => {
    const names = monitoring.alerts.filter((alert) => alert.severity === severity).map(({ alert }) => alert);
    return names.length === 0 ? [] : [`${severity}: ${withWindows(names).join(', ')}`];
  });
  return lines.length === 0 ? 'none' : lines;
}

function withWindows(names: readonly string[]): readonly string[] {
  const windows = new Map<string, readonly string[]>();
  for (const name of names) {
    const [, title = name, window] = /^(.*?)(\d+[hd])$/.exec(name) ?? [];
    windows.set(title, [...(windows.get(title) ?? []), ...(window === undefined ? [] : [window])]);
  }
  return [...windows].map(([title, all]) => (all.length === 0 ? title : `${title} ${all.join(' and ')}`));
}

function latency({ latency: objective }: SloPlan): string {
  if (!objective) return 'none';
  const { percentile, targetSeconds, bucketSeconds } = objective;
  const measured = bucketSeconds === targetSeconds ? '' : ` (measured at ${milliseconds(bucketSeconds)})`;
  return `p${percentile} ≤ ${milliseconds(targetSeconds)}${measured}`;
}

function milliseconds(seconds: number): string {
  return `${Math.round(seconds * 1000)}ms`;
}
