import { getInstanceTypeOfferingsOutput } from '@pulumi/aws/ec2';
import { getAvailabilityZonesOutput } from '@pulumi/aws/getAvailabilityZones';
import { all, type InvokeOutputOptions, type Output } from '@pulumi/pulumi';
import { zoneNames } from '../../catalog/regions';
import type { ClusterPlan } from '../../plan/types/cluster';
import { refuse } from '../refuse';
import { machineTypesOf, zoneProblems } from '../zone-offers';

/** Names and ids of the zones of an account, in the same order. */
interface AccountZones {
  readonly names: readonly string[];
  readonly zoneIds: readonly string[];
}

/**
 * Asks AWS whether the account has the zones of the plan, and whether they sell the machine types of its pools. The
 * output fails with a RunError otherwise.
 */
export function checkZones(plan: ClusterPlan, options: InvokeOutputOptions): Output<void> {
  const { region } = plan;
  const zones = getAvailabilityZonesOutput({ region, state: 'available' }, options);
  const offerings = getInstanceTypeOfferingsOutput(
    {
      region,
      locationType: writesIds(plan) ? 'availability-zone-id' : 'availability-zone',
      filters: [{ name: 'instance-type', values: [...machineTypesOf(plan)] }],
    },
    options,
  );
  return all([zones, offerings]).apply(([account, { instanceTypes, locations }]) => {
    refuse([
      ...accountProblems(plan, account),
      ...zoneProblems('AWS', plan, (machine) => locations.filter((_, index) => instanceTypes[index] === machine)),
    ]);
  });
}

function writesIds({ region, zones }: ClusterPlan): boolean {
  const { isId = () => false } = zoneNames('eks', region);
  return zones.some((zone) => isId(zone));
}

/** Zones of the plan that the account does not have, or in which EKS cannot place a control plane. */
function accountProblems(plan: ClusterPlan, { names, zoneIds }: AccountZones): readonly string[] {
  const known = writesIds(plan) ? zoneIds : names;
  const { withoutControlPlane } = zoneNames('eks', plan.region);
  return plan.zones.flatMap((zone) => {
    const index = known.indexOf(zone);
    if (index < 0) {
      return [
        `the account has no zone ${zone} in ${plan.region}: set cluster.zones to zones among ${known.join(', ')}`,
      ];
    }
    const id = zoneIds[index] ?? '';
    if (!withoutControlPlane?.has(id)) return [];
    return [`${zone} is the zone ${id}, in which EKS cannot place a control plane: set cluster.zones to other zones`];
  });
}
