import { usd } from './amounts';
import { type Section, section } from './section';
import type { Style } from './style';
import { table } from './table';
import { wrap } from './wrap';

/** What the nodes cost at their fewest and at their most. */
export const costSection: Section = ({ cost }, style) => {
  if (cost.pools.length === 0) return '';
  const rows = [
    ...cost.pools.map(({ pool, nodeHourlyUsd, hourlyUsd }) => [
      pool,
      usd(nodeHourlyUsd),
      usd(hourlyUsd.min),
      usd(hourlyUsd.max),
    ]),
    ['all, an hour', '', usd(cost.hourlyUsd.min), usd(cost.hourlyUsd.max)],
    ['all, a month', '', usd(cost.monthlyUsd.min), usd(cost.monthlyUsd.max)],
  ];
  const columns = [
    { title: 'pool' },
    { title: 'a node, an hour', align: 'right' },
    { title: 'at least', align: 'right' },
    { title: 'at most', align: 'right' },
  ] as const;
  const notes = [
    ...(cost.unknown.length > 0 ? [`without ${cost.unknown.join(', ')}: no price is known`] : []),
    ...cost.notes,
    `list prices of nodes: ${cost.source}`,
  ];
  return section(
    'Cost',
    [table(columns, rows, style), ...notes.flatMap((note) => noteLines(note, style))].join('\n'),
    style,
  );
};

function noteLines(note: string, style: Style): readonly string[] {
  return wrap(note, style.width - 2).map((line) => style.dim(`  ${line}`));
}
