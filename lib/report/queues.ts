import type { FlavorQuotaPlan, TrainingQueuesPlan } from '../plan/types/training-queue';
import { quantity } from './amounts';
import { type Section, section } from './section';
import { table } from './table';

/** The quota of each team in each training pool, how much it can borrow, and the queue priorities. */
export const queuesSection: Section = ({ queues }, style) => {
  if (!queues || Object.keys(queues.queues).length === 0) return '';
  const quotas = table(
    [
      { title: 'team' },
      { title: 'queue', wrap: true },
      { title: 'pool' },
      { title: 'nominal quota', wrap: true },
      { title: 'borrowable', wrap: true },
      { title: 'cohort total', wrap: true },
    ],
    [...teamRows(queues), ...sharedRows(queues)],
    style,
  );
  const order = queues.priorities.map(({ priority, value, description }) => [priority, String(value), description]);
  const priorities =
    order.length === 0
      ? []
      : [
          table(
            [{ title: 'priority' }, { title: 'value', align: 'right' }, { title: 'description', wrap: true }],
            order,
            style,
          ),
        ];
  return section('Training queues', [quotas, ...priorities].join('\n\n'), style);
};

function teamRows(queues: TrainingQueuesPlan): readonly (readonly string[])[] {
  return Object.values(queues.queues).flatMap(({ team, namespace, localQueue, quotas }) =>
    quotas.map((quota, index) => [
      index === 0 ? team : '',
      index === 0 ? `${namespace}/${localQueue}` : '',
      quota.pool,
      amountsOf(quota.nominal),
      borrowable(quota, queues),
      amountsOf(totalOf(quota.flavor, queues)),
    ]),
  );
}

/** Unused quota of the other teams, and quota that no team holds. */
function borrowable({ flavor, nominal, borrow }: FlavorQuotaPlan, queues: TrainingQueuesPlan): string {
  if (!borrow) return 'none';
  const others = Object.entries(totalOf(flavor, queues)).map(
    ([resource, amount]) => [resource, amount - (nominal[resource] ?? 0)] as const,
  );
  const available = others.filter(([, amount]) => amount > 0);
  return available.length === 0 ? 'none (holds all)' : amountsOf(Object.fromEntries(available));
}

function totalOf(flavor: string, { queues, shared }: TrainingQueuesPlan): Readonly<Record<string, number>> {
  const parts = [...Object.values(queues).flatMap(({ quotas }) => quotas), ...shared];
  const totals = new Map<string, number>();
  for (const { nominal } of parts.filter((part) => part.flavor === flavor)) {
    for (const [resource, amount] of Object.entries(nominal)) {
      totals.set(resource, (totals.get(resource) ?? 0) + amount);
    }
  }
  return Object.fromEntries(totals);
}

/** Quota that no team holds. */
function sharedRows({ shared }: TrainingQueuesPlan): readonly (readonly string[])[] {
  return shared
    .filter(({ nominal }) => Object.values(nominal).some((amount) => amount > 0))
    .map(({ pool, nominal }, index) => [index === 0 ? 'unassigned' : '', '', pool, amountsOf(nominal), '', '']);
}

function amountsOf(amounts: Readonly<Record<string, number>>): string {
  return Object.entries(amounts)
    .filter(([resource]) => resource !== 'ephemeral-storage')
    .map(([resource, amount]) => quantity(resource, amount))
    .join(', ');
}
