import { getClientTokenOutput } from '@pulumi/azure-native/authorization';
import { all, type InvokeOutputOptions, type Output } from '@pulumi/pulumi';
import type { ClusterPlan } from '../../plan/types/cluster';
import { refuse } from '../refuse';
import { providerProblems } from './resource-providers';
import { aksZoneProblems } from './zone-offers';

/**
 * Asks Azure whether the subscription has the resource providers of a cluster, and the machine types of its pools in
 * their zones. The output fails with a RunError otherwise. Mocks give no token, so that tests send no requests.
 */
export function checkSubscription(
  plan: ClusterPlan,
  subscriptionId: Output<string>,
  options: InvokeOutputOptions,
): Output<void> {
  const { token } = getClientTokenOutput({}, options);
  return all([subscriptionId, token]).apply(async ([id, text]) => {
    if (text === '') return;
    const manager = { subscriptionId: id, token: text };
    const problems = await Promise.all([providerProblems(manager, plan), aksZoneProblems(manager, plan)]);
    refuse(problems.flat());
  });
}
