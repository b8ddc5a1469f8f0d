import type { CostPlan, CostRange } from '../plan/types/cost';
import { usd } from './amounts';
import { type Section, section } from './section';
import type { Style } from './style';
import { table } from './table';
import { wrap } from './wrap';

/** What the nodes cost with nothing running, at the fewest replicas, and at their most; and whose they are. */
export const costSection: Section = ({ cost }, style) => {
  if (cost.pools.length === 0) return '';
  const notes = [
    ...(cost.unknown.length > 0 ? [`without ${cost.unknown.join(', ')}: no price is known`] : []),
    ...cost.notes,
    `list prices of nodes: ${cost.source}`,
  ];
  const tables = [poolTable(cost, style), teamTable(cost, style)].filter((part) => part !== '');
  return section('Cost', [tables.join('\n\n'), ...notes.flatMap((note) => noteLines(note, style))].join('\n'), style);
};

function poolTable({ pools, hourlyUsd, monthlyUsd }: CostPlan, style: Style): string {
  return table(
    [
      { title: 'pool' },
      { title: 'a node, an hour', align: 'right' },
      { title: 'idle', align: 'right' },
      { title: 'fewest replicas', align: 'right' },
      { title: 'at most', align: 'right' },
    ],
    [
      ...pools.map((pool) => [pool.pool, usd(pool.nodeHourlyUsd), ...states(pool.hourlyUsd)]),
      ['all, an hour', '', ...states(hourlyUsd)],
      ['all, a month', '', ...states(monthlyUsd)],
    ],
    style,
  );
}

/** Of what nobody asks for nobody has a part, so the teams together cost less than the pools. */
function teamTable({ teams }: CostPlan, style: Style): string {
  if (teams.length === 0) return '';
  return table(
    [
      { title: 'team, its part an hour' },
      { title: 'fewest replicas', align: 'right' },
      { title: 'at most, with training', align: 'right' },
    ],
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
