import { charts } from '../../catalog/charts';
import type { AddOnPlan } from '../add-on';
import { type AddOnSurroundings, clusterNamespace } from '../add-ons/add-on';
import { addOns } from '../add-ons/all';
import { podSecurityLabels } from '../pod-security-labels';

/** Add-ons that the definition needs, in the order of installation. */
export function resolveAddOns(around: AddOnSurroundings): readonly AddOnPlan[] {
  return addOns.flatMap((addOn) => {
    const why = addOn.why(around);
    if (why === undefined) return [];
    const given = around.definition.addOns?.[addOn.chart];
    const namespace = given?.namespace ?? addOn.namespace;
    return [
      {
        name: addOn.chart,
        namespace,
        manage: given?.manage ?? true,
        chart: charts[addOn.chart],
        values: addOn.values(around),
        needs: addOn.needs,
        why,
        ...(namespace !== clusterNamespace && {
          namespaceLabels: podSecurityLabels(addOn.podSecurity, around.cluster.kubernetes),
        }),
      },
    ];
  });
}
