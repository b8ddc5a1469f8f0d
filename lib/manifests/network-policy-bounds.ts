import type { NetworkPolicyPlan, NetworkRulePlan } from '../plan/types/network';

/** @throws Error for a rule without peers or ports, which Kubernetes treats as all peers or all ports. */
export function requireBounds({ namespace, name }: NetworkPolicyPlan, rule: NetworkRulePlan): void {
  if (rule.peers.length > 0 && rule.ports.length > 0) return;
  const missing = rule.peers.length === 0 ? 'peers' : 'ports';
  throw new Error(`network policy ${namespace}/${name}: the rule for "${rule.why}" has no ${missing}`);
}
