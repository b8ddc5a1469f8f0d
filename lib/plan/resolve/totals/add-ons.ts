import { charts } from '../../../catalog/charts';
import { type AddOnContext, clusterNamespace } from '../../add-ons/add-on';
import { addOns } from '../../add-ons/all';
import { podSecurityLabels } from '../../facts/pod-security-labels';
import type { AddOnPlan } from '../../types/add-on';

/** Add-ons that the platform needs, in the order of installation. */
export function resolveAddOns(context: AddOnContext): readonly AddOnPlan[] {
  const needed = addOns.flatMap((addOn) => {
    const why = addOn.why(context);
    return why === undefined ? [] : [{ addOn, why }];
  });
  const there = new Set(needed.map(({ addOn }) => addOn.chart));
  return needed.map(({ addOn, why }) => {
    const given = addOn.given?.(context.definition) ?? context.definition.addOns?.[addOn.chart];
    const annotations = addOn.annotations?.(context) ?? {};
    const namespace = given?.namespace ?? addOn.namespace;
    return {
      name: addOn.chart,
      namespace,
      manage: given?.manage ?? true,
      chart: charts[addOn.chart],
      values: addOn.values(context),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      // Only dependencies that are installed.
      needs: addOn.needs.filter((chart) => there.has(chart)),
      why,
      ...(namespace !== clusterNamespace && {
        namespaceLabels: podSecurityLabels(addOn.podSecurity, context.cluster.kubernetes),
      }),
    };
  });
}
