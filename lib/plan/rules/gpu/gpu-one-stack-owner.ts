import type { ChartName } from '../../../catalog/charts';
import type { AddOnSpec } from '../../../definition/add-on';
import { lookup } from '../../../units/lookup';
import { existingGpuOwner } from '../../facts/existing-nodes';
import type { Provider } from '../../providers/provider';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';

/** Add-ons with a device plugin for GPUs. A node can have one of them. */
const owners: readonly ChartName[] = ['gpu-operator', 'nvidia-device-plugin'];

/** One device plugin advertises the GPUs of a node. */
export const gpuOneStackOwner: Rule<'platform'> = {
  id: 'gpu/one-stack-owner',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Two device plugins assign the same GPU to two pods, and both pods fail in unclear ways.',
  check: ({ definition: { addOns = {} }, plan, provider }) => [
    ...owners.flatMap((name) => secondOwner(name, lookup(addOns, name), Object.values(plan.cluster.pools))),
    ...bothInstalled(addOns, provider),
    ...secondExporter(addOns, Object.values(plan.cluster.pools), provider),
  ],
};

/** The definition has one device plugin and the plan has another one for its pools. */
function secondOwner(
  name: ChartName,
  given: AddOnSpec | undefined,
  pools: readonly NodePoolPlan[],
): readonly RuleFinding[] {
  const other = pools.find(({ gpu }) => gpu && gpu.devicePlugin !== name);
  if (!given || !other?.gpu) return [];
  const { devicePlugin } = other.gpu;
  if (devicePlugin === existingGpuOwner) return (given.manage ?? true) ? [notManaged(name)] : [];
  const owner = devicePlugin === 'cloud' ? 'the cloud' : devicePlugin;
  return [
    {
      path: ['addOns', name],
      problem: `${owner} advertises the GPUs of ${other.name}, and ${name} would advertise them a second time`,
      value: given,
      allowed: devicePlugin === 'cloud' ? 'no add-on of this platform' : [devicePlugin],
      fix: (given.manage ?? true) ? 'remove it' : `uninstall ${name} from the cluster and remove it here`,
    },
  ];
}

function notManaged(name: ChartName): RuleFinding {
  return {
    path: ['addOns', name, 'manage'],
    problem: 'an existing cluster already has a device plugin, so this add-on cannot be managed',
    value: true,
    allowed: 'false',
    fix: "set 'manage: false' if it is installed, or remove the add-on",
  };
}

/** On an existing cluster only the definition says what is installed. */
function bothInstalled(addOns: Readonly<Record<string, AddOnSpec>>, provider: Provider): readonly RuleFinding[] {
  const named = owners.filter((name) => lookup(addOns, name)?.manage === false);
  if (provider.managesCluster || named.length < 2) return [];
  return [
    {
      path: ['addOns'],
      problem: `${named.join(' and ')} are both installed, and each advertises the GPUs of the nodes`,
      value: named,
      allowed: 'one of them, or both with a waiver if they run on different nodes',
      fix: 'uninstall one of them',
    },
  ];
}

/** The GPU operator has its own exporter of metrics. On an existing cluster only the definition says that it is installed. */
function secondExporter(
  addOns: Readonly<Record<string, AddOnSpec>>,
  pools: readonly NodePoolPlan[],
  provider: Provider,
): readonly RuleFinding[] {
  const exporter: ChartName = 'dcgm-exporter';
  const given = lookup(addOns, exporter);
  if (!given) return [];
  const owned = pools.some(({ gpu }) => gpu?.devicePlugin === 'gpu-operator');
  const found = !provider.managesCluster && lookup(addOns, 'gpu-operator')?.manage === false && (given.manage ?? true);
  if (!owned && !found) return [];
  return [
    {
      path: ['addOns', exporter],
      problem: 'gpu-operator already exports metrics of the GPUs, and a second exporter would duplicate them',
      value: given,
      allowed: ['gpu-operator'],
      fix: 'remove it',
    },
  ];
}
