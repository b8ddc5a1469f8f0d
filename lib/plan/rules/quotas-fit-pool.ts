import type { PoolQuotaSpec } from '../../definition/team';
import { parseBytes, parseCpu } from '../../units/quantity';
import { formatBytesSum, formatCpuSum, formatMebibytes } from '../amounts';
import { available } from '../capacity';
import type { Rule, RuleContext, RuleFinding } from '../rule';

/** What the teams were promised of a pool, the pool has when it is at its largest. */
export const quotasFitPool: Rule = {
  id: 'capacity/quotas-fit-pool',
  explain: 'A quota without nodes behind it is a promise that is broken on the day when everybody needs it.',
  check: (context) => Object.keys(context.plan.cluster.pools).flatMap((pool) => checkPool(pool, context)),
};

function checkPool(name: string, { definition, plan }: RuleContext): readonly RuleFinding[] {
  const pool = plan.cluster.pools[name];
  const parts = Object.values(definition.teams ?? {}).flatMap(({ quota }) =>
    quota && Object.hasOwn(quota, name) ? [quota[name] ?? {}] : [],
  );
  if (!pool || parts.length === 0) return [];
  const node = available(pool);
  const { max } = pool.nodes;
  const amounts = [
    amount(
      'CPUs',
      sum(parts, ({ cpu }) => (cpu ? parseCpu(cpu) : 0)),
      node.cpuMilli * max,
      formatCpuSum,
    ),
    amount(
      'memory',
      sum(parts, ({ memory }) => (memory ? parseBytes(memory) : 0)),
      node.memoryBytes * max,
      formatMebibytes,
      formatBytesSum,
    ),
    amount(
      'GPUs',
      sum(parts, ({ gpus }) => gpus ?? 0),
      (pool.gpu?.count ?? 0) * max,
      String,
    ),
  ];
  return amounts
    .filter(({ promised, there }) => promised > there)
    .map(({ what, promised, there, format, formatPromised }) => ({
      path: ['cluster', 'nodePools', name, 'nodes', 'max'],
      problem: `the teams are promised ${formatPromised(promised)} of ${what} of this pool, more than it has with all its nodes`,
      value: max,
      allowed: `quotas of at most ${format(there)} together`,
      fix: 'allow more nodes, or lower the quotas',
    }));
}

function amount(
  what: string,
  promised: number,
  there: number,
  format: (value: number) => string,
  formatPromised = format,
) {
  return { what, promised, there, format, formatPromised };
}

function sum(parts: readonly PoolQuotaSpec[], of: (part: PoolQuotaSpec) => number): number {
  return parts.reduce((total, part) => total + of(part), 0);
}
