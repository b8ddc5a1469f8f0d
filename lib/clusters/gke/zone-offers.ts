import { getMachineTypesOutput } from '@pulumi/gcp/compute';
import { all, type InvokeOutputOptions, type Output } from '@pulumi/pulumi';
import { zones as zonesOfRegion } from '../../catalog/regions';
import { refuse } from '../refuse';
import { machineTypesOf, zoneProblems } from '../zone-offers';
import type { GkeContext } from './context';

/**
 * Asks Google Cloud whether the zones of all pools sell their machine types. The output fails with a RunError otherwise.
 *
 * @param options They depend on the APIs of the project, without which it gives no answer.
 */
export function checkZones(
  { plan, project }: Pick<GkeContext, 'plan' | 'project'>,
  options: InvokeOutputOptions,
): Output<void> {
  const { region } = plan;
  const filter = machineTypesOf(plan)
    .map((machine) => `(name = "${machine}")`)
    .join(' OR ');
  const zones = [...new Set([...zonesOfRegion('gke', region), ...usedZones(plan)])].sort();
  const answers = zones.map((zone) =>
    getMachineTypesOutput({ project, zone, filter }, options).apply(({ machineTypes }) => ({
      zone,
      sold: machineTypes.map(({ name }) => name),
    })),
  );
  return all(answers).apply((byZone) => {
    refuse(
      zoneProblems('Google Cloud', plan, (machine) =>
        byZone.filter(({ sold }) => sold.includes(machine)).map(({ zone }) => zone),
      ),
    );
  });
}

function usedZones({ zones, pools }: GkeContext['plan']): readonly string[] {
  return [...zones, ...Object.values(pools).flatMap((pool) => pool.zones)];
}
