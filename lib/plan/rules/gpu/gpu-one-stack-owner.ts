import type { ChartName } from '../../../catalog/charts';
import type { AddOnSpec } from '../../../definition/add-on';
import type { ClusterSpec } from '../../../definition/cluster';
import { lookup } from '../../../units/lookup';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';

/** Add-ons of which a node bears one: each offers GPUs to pods. */
const owners: readonly ChartName[] = ['gpu-operator', 'nvidia-device-plugin'];

/** GPUs of a node are offered to pods by one program. */
export const gpuOneStackOwner: Rule<'platform'> = {
  id: 'gpu/one-stack-owner',
  scope: 'platform',
  waivable: true,
  rationale:
    'Two programs that offer the same GPUs give one GPU to two pods, and both fail in ways that nobody understands.',
  check: ({ definition: { addOns = {}, cluster }, plan }) => [
    ...owners.flatMap((name) => secondOwner(name, lookup(addOns, name), Object.values(plan.cluster.pools))),
    ...bothThere(addOns, cluster),
    ...secondExporter(addOns, Object.values(plan.cluster.pools)),
  ],
};

/** The definition speaks of one program, and the plan has another for its pools. */
function secondOwner(
  name: ChartName,
  given: AddOnSpec | undefined,
  pools: readonly NodePoolPlan[],
): readonly RuleFinding[] {
  const other = pools.find(({ gpu }) => gpu && gpu.devicePlugin !== name);
  if (!given || !other?.gpu) return [];
  const { devicePlugin } = other.gpu;
  if (devicePlugin === 'existing') return (given.manage ?? true) ? [notOurs(name)] : [];
  const who = devicePlugin === 'cloud' ? 'the cloud' : devicePlugin;
  return [
    {
      path: ['addOns', name],
      problem: `the GPUs of ${other.name} are offered by ${who}, and ${name} would offer them a second time`,
      value: given,
      allowed: devicePlugin === 'cloud' ? 'no add-on of ours' : [devicePlugin],
      fix: (given.manage ?? true) ? 'take it away' : `uninstall ${name} from the cluster, and take it away here`,
    },
  ];
}

function notOurs(name: ChartName): RuleFinding {
  return {
    path: ['addOns', name, 'manage'],
    problem: 'whoever made the cluster offers its GPUs, so it is not ours to install',
    value: true,
    allowed: 'false',
    fix: "say that it is there: 'manage: false', or take it away",
  };
}

/** On a cluster that exists only the definition can tell; it names both. */
function bothThere(addOns: Readonly<Record<string, AddOnSpec>>, cluster: ClusterSpec): readonly RuleFinding[] {
  const named = owners.filter((name) => lookup(addOns, name)?.manage === false);
  if (cluster.provider !== 'existing' || named.length < 2) return [];
  return [
    {
      path: ['addOns'],
      problem: `${named.join(' and ')} are both there, and each offers the GPUs of the nodes`,
      value: named,
      allowed: 'one of them, unless they run on different nodes',
      fix: 'uninstall one of them',
    },
  ];
}

/** The operator has an exporter of metrics of its own. */
function secondExporter(addOns: Readonly<Record<string, AddOnSpec>>, pools: readonly NodePoolPlan[]) {
  const exporter: ChartName = 'dcgm-exporter';
  const byOperator = pools.some(({ gpu }) => gpu?.devicePlugin === 'gpu-operator');
  const given = lookup(addOns, exporter);
  if (!byOperator || !given) return [];
  return [
    {
      path: ['addOns', exporter],
      problem: 'gpu-operator measures the GPUs of this cluster, and two exporters count each of them twice',
      value: given,
      allowed: ['gpu-operator'],
      fix: 'take it away',
    },
  ];
}
