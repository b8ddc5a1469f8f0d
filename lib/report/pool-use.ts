import { workloadTitle } from '../plan/facts/workloads';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type {
  PoolUsePlan,
  ServersApartPlan,
  ServersNeedPlan,
  ServersTogetherPlan,
  WorkloadUsePlan,
} from '../plan/types/pool-use';
import { wholePercent } from '../units/percent';
import { count, span } from './amounts';
import { type Section, section } from './section';
import type { Style } from './style';
import { table } from './table';
import { wrap } from './wrap';

/** Nodes and utilization of each pool, its workloads, and the cost of the other server layout. */
export const poolUseSection: Section = (plan, style) => {
  const used = plan.poolUse.filter(({ workloads }) => workloads.length > 0);
  if (used.length === 0) return '';
  const parts = [poolTable(plan, style), workloadTable(used, style), layoutNotes(used, style)];
  return section('Capacity', parts.filter((part) => part !== '').join('\n\n'), style);
};

function poolTable({ poolUse, cluster }: ModelPlatformPlan, style: Style): string {
  return table(
    [
      { title: 'pool' },
      { title: 'nodes', align: 'right' },
      { title: 'min nodes', align: 'right' },
      { title: 'utilization', wrap: true },
      { title: 'peak nodes', align: 'right' },
    ],
    poolUse.map(({ pool, nodesAtMinimum, nodesForAll, fullness }) => {
      const nodes = cluster.pools[pool]?.nodes;
      return [
        pool,
        nodes ? span(nodes) : '',
        String(nodesAtMinimum),
        Object.entries(fullness)
          .map(([resource, share]) => `${resource} ${wholePercent(share)}`)
          .join(', '),
        nodes && nodesForAll > nodes.max ? `${nodesForAll} (exceeds max)` : String(nodesForAll),
      ];
    }),
    style,
  );
}

function workloadTable(pools: readonly PoolUsePlan[], style: Style): string {
  return table(
    [
      { title: 'pool' },
      { title: 'workload', wrap: true },
      { title: 'team' },
      { title: 'pods', align: 'right' },
      { title: 'requests per pod', wrap: true },
      { title: 'node share', align: 'right' },
      { title: 'pods per node', align: 'right' },
    ],
    pools.flatMap(({ pool, workloads }) =>
      workloads.map((workload, index) => [index === 0 ? pool : '', ...workloadRow(workload)]),
    ),
    style,
  );
}

function workloadRow(workload: WorkloadUsePlan): readonly string[] {
  const { team, pods, request, nodeShare, podsPerNode } = workload;
  return [
    workloadTitle(workload),
    team ?? '',
    span(pods),
    Object.entries(request)
      .filter(([resource]) => resource !== 'ephemeral-storage')
      .map(([resource, amount]) =>
        resource === 'memory' ? amount : `${amount} ${resource === 'cpu' ? 'CPU' : resource}`,
      )
      .join(', '),
    wholePercent(nodeShare),
    String(podsPerNode),
  ];
}

/** The requests of the alternative layout: one server per model, or one server for several models. */
function layoutNotes(pools: readonly PoolUsePlan[], style: Style): string {
  const texts = pools.flatMap(({ workloads, together }) => [
    ...workloads.flatMap(({ name, apart }) => (apart ? [apartText(name, apart)] : [])),
    ...together.map(togetherText),
  ]);
  return texts.flatMap((text) => wrap(text, style.width - 2).map((line) => `  ${line}`)).join('\n');
}

function togetherText({ services, apart, together }: ServersTogetherPlan): string {
  return (
    `${services.join(', ')}: one server per model requests ${needText(apart)}; one server for all ` +
    `${services.length} models would request ${needText(together)}, with one objective, one rollout and one number of ` +
    'replicas for all'
  );
}

function apartText(name: string, { models, together, apart }: ServersApartPlan): string {
  return (
    `${name}: one server for ${models} models requests ${needText(together)}; one server per model would request ` +
    needText(apart)
  );
}

function needText({ pods, cpu, memory }: ServersNeedPlan): string {
  return `${cpu} CPU and ${memory} (${count(pods, 'pod')})`;
}
