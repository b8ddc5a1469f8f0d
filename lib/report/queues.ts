import type { FlavorQuotaPlan, TrainingQueuesPlan } from '../plan/types/training-queue';
import { quantity } from './amounts';
import { type Section, section } from './section';
import { table } from './table';

/** What each team is guaranteed of each pool for training, and what it may borrow of the others' parts. */
export const queuesSection: Section = ({ queues }, style) => {
  if (!queues || Object.keys(queues.queues).length === 0) return '';
  const parts = table(
    [
      { title: 'team' },
      { title: 'queue', wrap: true },
      { title: 'pool' },
      { title: 'guaranteed', wrap: true },
      { title: 'may borrow', wrap: true },
      { title: 'of all', wrap: true },
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
            [{ title: 'priority' }, { title: 'value', align: 'right' }, { title: 'what it means', wrap: true }],
            order,
            style,
          ),
        ];
  return section('Training queues', [parts, ...priorities].join('\n\n'), style);
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

/** What others are guaranteed and give while they do not use it, and what nobody is guaranteed. */
function borrowable({ flavor, nominal, borrow }: FlavorQuotaPlan, queues: TrainingQueuesPlan): string {
  if (!borrow) return 'nothing';
  const others = Object.entries(totalOf(flavor, queues)).map(
    ([resource, amount]) => [resource, amount - (nominal[resource] ?? 0)] as const,
  );
  const there = others.filter(([, amount]) => amount > 0);
  return there.length === 0 ? 'nothing, it has all' : amountsOf(Object.fromEntries(there));
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

/** What no team is guaranteed, as rows of a team without a name. */
function sharedRows({ shared }: TrainingQueuesPlan): readonly (readonly string[])[] {
  return shared
    .filter(({ nominal }) => Object.values(nominal).some((amount) => amount > 0))
    .map(({ pool, nominal }, index) => [index === 0 ? 'nobody' : '', '', pool, amountsOf(nominal), '', '']);
}

function amountsOf(amounts: Readonly<Record<string, number>>): string {
  return Object.entries(amounts)
    .filter(([resource]) => resource !== 'ephemeral-storage')
    .map(([resource, amount]) => quantity(resource, amount))
    .join(', ');
}
