import { charts } from '../../../catalog/charts';
import type { AddOnSpec } from '../../../definition/add-on';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { type AddOn, type AddOnContext, clusterNamespace } from '../../add-ons/add-on';
import { addOns } from '../../add-ons/all';
import { merged, mirroredImages } from '../../add-ons/mirrored-values';
import { podSecurityLabels } from '../../facts/pod-security-labels';
import { sharedNamespaces } from '../../facts/shared-namespaces';
import type { AddOnPlan } from '../../types/add-on';
import type { TeamPlan } from '../../types/team';
import { resolveOperatorPolicies } from './operator-policies';

/**
 * Namespaces of the operators that the platform can install, also of those that it does not need now: otherwise Argo CD
 * would refuse to delete the policies of an operator that is not needed any more.
 */
export function operatorNamespaces(
  definition: ModelPlatformDefinition,
  teams: readonly Pick<TeamPlan, 'namespace'>[],
): readonly string[] {
  const others = new Set([...sharedNamespaces, ...teams.map(({ namespace }) => namespace)]);
  const namespaces = addOns.flatMap((addOn) => {
    const { manage = true, namespace = addOn.namespace } = givenOf(addOn, definition) ?? {};
    return manage && !others.has(namespace) ? [namespace] : [];
  });
  return [...new Set(namespaces)].sort();
}

function givenOf(addOn: AddOn, definition: ModelPlatformDefinition): AddOnSpec | undefined {
  return addOn.given?.(definition) ?? definition.addOns?.[addOn.chart];
}

/** Add-ons that the platform needs, in the order of installation. */
export function resolveAddOns(context: AddOnContext): readonly AddOnPlan[] {
  const needed = addOns.flatMap((addOn) => {
    const why = addOn.why(context);
    return why === undefined ? [] : [{ addOn, why }];
  });
  const { registries } = context.cluster;
  const hasMirrors = Object.values(registries).some(({ mirrors }) => Object.keys(mirrors).length > 0);
  const there = new Set(needed.map(({ addOn }) => addOn.chart));
  const plans = needed.map(({ addOn, why }) => {
    const given = givenOf(addOn, context.definition);
    const annotations = addOn.annotations?.(context) ?? {};
    const namespace = given?.namespace ?? addOn.namespace;
    const mirror = mirroredImages(addOn.chart, registries);
    const plan = {
      name: addOn.chart,
      namespace,
      manage: given?.manage ?? true,
      chart: charts[addOn.chart],
      values: merged(addOn.values(context), mirror.values),
      ...(hasMirrors && { images: mirror.images }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      // Only dependencies that are installed.
      needs: addOn.needs.filter((chart) => there.has(chart)),
      why,
      ...(namespace !== clusterNamespace && {
        namespaceLabels: podSecurityLabels(addOn.podSecurity, context.cluster.kubernetes),
      }),
    };
    return { addOn, plan };
  });
  const policies = resolveOperatorPolicies(plans, context);
  return plans.map(({ plan }) => ({ ...plan, networkPolicies: policies.get(plan.name) ?? [] }));
}
