import type { ModelPlatformPlan } from '../plan/types/platform';
import type { PoolUsePlan, ServersApartPlan, ServersTogetherPlan, WorkloadUsePlan } from '../plan/types/pool-use';
import { percent, span } from './amounts';
import { type Section, section } from './section';
import type { Style } from './style';
import { table } from './table';
import { wrap } from './wrap';

/** What runs on each pool, how full it is, and what one server for each model would need instead. */
export const poolUseSection: Section = (plan, style) => {
  const used = plan.poolUse.filter(({ workloads }) => workloads.length > 0);
  if (used.length === 0) return '';
  const parts = [poolTable(plan, style), workloadTable(used, style), choiceLines(used, style)];
  return section('What runs where', parts.filter((part) => part !== '').join('\n\n'), style);
};

function poolTable({ poolUse, cluster }: ModelPlatformPlan, style: Style): string {
  return table(
    [
      { title: 'pool' },
      { title: 'nodes', align: 'right' },
      { title: 'at fewest replicas', align: 'right' },
      { title: 'and then so full', wrap: true },
      { title: 'for all at once', align: 'right' },
    ],
    poolUse.map(({ pool, nodesAtMinimum, nodesForAll, fullness }) => {
      const nodes = cluster.pools[pool]?.nodes;
      return [
        pool,
        nodes ? span(nodes) : '',
        String(nodesAtMinimum),
        Object.entries(fullness)
          .map(([resource, share]) => `${resource} ${percent(share)}`)
          .join(', '),
        nodes && nodesForAll > nodes.max ? `${nodesForAll}\nmore than there are` : String(nodesForAll),
      ];
    }),
    style,
  );
}

function workloadTable(pools: readonly PoolUsePlan[], style: Style): string {
  return table(
    [
      { title: 'pool' },
      { title: 'runs there', wrap: true },
      { title: 'team' },
      { title: 'pods', align: 'right' },
      { title: 'each asks for', wrap: true },
      { title: 'of a node', align: 'right' },
      { title: 'a node holds', align: 'right' },
    ],
    pools.flatMap(({ pool, workloads }) =>
      workloads.map((workload, index) => [index === 0 ? pool : '', ...workloadRow(workload)]),
    ),
    style,
  );
}

function workloadRow({ kind, name, team, pods, request, nodeShare, podsPerNode }: WorkloadUsePlan): readonly string[] {
  return [
    kind === 'service' ? name : `${name} (training)`,
    team ?? '',
    span(pods),
    Object.entries(request)
      .filter(([resource]) => resource !== 'ephemeral-storage')
      .map(([resource, amount]) =>
        resource === 'memory' ? amount : `${amount} ${resource === 'cpu' ? 'CPU' : resource}`,
      )
      .join(', '),
    percent(nodeShare),
    String(podsPerNode),
  ];
}

/** What the other choice would need: a server for each model, or one for several. */
function choiceLines(pools: readonly PoolUsePlan[], style: Style): string {
  const texts = pools.flatMap(({ workloads, together }) => [
    ...workloads.flatMap(({ name, apart }) => (apart ? [apartText(name, apart)] : [])),
    ...together.map(togetherText),
  ]);
  return texts.flatMap((text) => wrap(text, style.width - 2).map((line) => `  ${line}`)).join('\n');
}

function togetherText({ services, apart, together }: ServersTogetherPlan): string {
  return (
    `${services.join(', ')} have a server for each model: their ${apart.pods} pods ask for ${apart.cpu} CPU and ` +
    `${apart.memory}; one server with all ${services.length} models would be ${together.pods} pods with ` +
    `${together.cpu} CPU and ${together.memory}, and one objective, one rollout and one number of replicas for all`
  );
}

function apartText(name: string, { models, together, apart }: ServersApartPlan): string {
  return (
    `${name} has ${models} models in each server: its ${together.pods} pods ask for ${together.cpu} CPU and ` +
    `${together.memory}; one server for each model would be ${apart.pods} pods with ${apart.cpu} CPU and ${apart.memory}`
  );
}
