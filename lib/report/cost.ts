import type { CostPlan, CostRange } from '../plan/types/cost';
import { usd } from './amounts';
import { type Section, section } from './section';
import type { Style } from './style';
import { table } from './table';
import { wrap } from './wrap';

/** The cost of nodes and services when idle, at minimum scale and at maximum scale, and the share of each team. */
export const costSection: Section = ({ cost }, style) => {
  if (cost.pools.length === 0) return '';
  const notes = [
    ...(cost.unknown.length > 0 ? [`excludes ${cost.unknown.join(', ')}: no known price`] : []),
    ...cost.notes,
    ...(cost.byUse.length > 0 ? [`excludes what is billed by use: ${cost.byUse.join(', ')}`] : []),
    `node list prices: ${cost.source}`,
    ...(cost.serviceSources.length > 0 ? [`list prices of services: ${cost.serviceSources.join('; ')}`] : []),
  ];
  const tables = [poolTable(cost, style), teamTable(cost, style)].filter((part) => part !== '');
  return section('Cost', [tables.join('\n\n'), ...notes.flatMap((note) => noteLines(note, style))].join('\n'), style);
};

function poolTable({ pools, services, hourlyUsd, monthlyUsd }: CostPlan, style: Style): string {
  return table(
    [
      { title: 'pool or service' },
      { title: 'node/hour', align: 'right' },
      { title: 'idle', align: 'right' },
      { title: 'min scale', align: 'right' },
      { title: 'max scale', align: 'right' },
    ],
    [
      ...pools.map((pool) => [pool.pool, usd(pool.nodeHourlyUsd), ...states(pool.hourlyUsd)]),
      ...services.map((part) => [part.service, '', ...states(part.hourlyUsd)]),
      ['total/hour', '', ...states(hourlyUsd)],
      ['total/month', '', ...states(monthlyUsd)],
    ],
    style,
  );
}

/** Unrequested capacity belongs to no team, so the teams together cost less than the pools. */
function teamTable({ teams }: CostPlan, style: Style): string {
  if (teams.length === 0) return '';
  return table(
    [{ title: 'team/hour' }, { title: 'min scale', align: 'right' }, { title: 'max scale', align: 'right' }],
    teams.map(({ team, hourlyUsd }) => [team, usd(hourlyUsd.min), usd(hourlyUsd.max)]),
    style,
  );
}

function states({ idle, min, max }: CostRange): readonly string[] {
  return [usd(idle), usd(min), usd(max)];
}

function noteLines(note: string, style: Style): readonly string[] {
  return wrap(note, style.width - 2).map((line) => style.dim(`  ${line}`));
}
