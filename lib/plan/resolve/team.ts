import { type TeamRole, type TeamSpec, teamRoles } from '../../definition/team';
import { parseBytes, parseCpu } from '../../units/quantity';
import { formatBytesSum, formatCpuSum } from '../amounts';
import { available } from '../capacity';
import { labelKeys, platformLabels } from '../labels';
import { lookup } from '../lookup';
import type { NetworkPolicyPlan } from '../network';
import type { NodePoolPlan } from '../node-pool';
import { podSecurityLabels } from '../pod-security-labels';
import type { Provider } from '../providers/provider';
import { roleRules } from '../roles';
import type { QuotaPlan, RolePlan, SubjectPlan, TeamPlan } from '../team';

/** What a team's plan depends on besides its own part of the definition. */
export interface TeamSurroundings {
  readonly platform: string;
  /** Minor version of the cluster, which the Pod Security labels name. */
  readonly kubernetes: string;
  readonly provider: Provider;
  /** Pools that the team's workloads run on; all pools where it has none. */
  readonly pools: readonly NodePoolPlan[];
  /** Policies that open the way to services for the team's pods. */
  readonly callPolicies: readonly NetworkPolicyPlan[];
}

/** Namespace of a team. */
export function teamNamespace(name: string, spec: TeamSpec): string {
  return spec.namespace ?? name;
}

/** A team's namespace, with everything in it before any workload. */
export function resolveTeam(name: string, spec: TeamSpec, around: TeamSurroundings): TeamPlan {
  const namespace = teamNamespace(name, spec);
  const labels = { ...platformLabels(around.platform), [labelKeys.team]: name };
  const common = { name, namespace, labels };
  if (spec.manage === false) return { ...common, ...ofSomebodyElse(around) };
  return {
    ...common,
    manage: true,
    namespaceLabels: { ...labels, ...podSecurityLabels('restricted', around.kubernetes) },
    quota: { name, hard: resolveQuota(spec, around.pools) },
    limits: {
      name,
      defaultRequest: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '256Mi' },
      default: { memory: '256Mi', 'ephemeral-storage': '512Mi' },
    },
    roles: teamRoles.map((role) => resolveRole(role, spec)),
    networkPolicies: [...basePolicies(namespace, around.provider), ...around.callPolicies],
  };
}

/**
 * A namespace of somebody else stays as it is. A policy about all of its pods would close the way for those that we
 * know nothing of, so only policies about particular pods are written there.
 */
function ofSomebodyElse({ callPolicies }: TeamSurroundings) {
  return {
    manage: false,
    roles: [],
    networkPolicies: callPolicies.filter(({ pods }) => Object.keys(pods).length > 0),
  };
}

function resolveRole(role: TeamRole, spec: TeamSpec): RolePlan {
  return { name: role, rules: roleRules[role], subjects: (spec.members?.[role] ?? []).map(resolveSubject) };
}

/** `group:ranking` or `user:kim`; the schema lets nothing else through. */
function resolveSubject(member: string): SubjectPlan {
  const name = member.slice(member.indexOf(':') + 1);
  return { kind: member.startsWith('group:') ? 'Group' : 'User', name };
}

/** All that the team's pools can give, or its part of each where the definition says so. */
function resolveQuota(spec: TeamSpec, pools: readonly NodePoolPlan[]): QuotaPlan['hard'] {
  let cpuMilli = 0;
  let memoryBytes = 0;
  let ephemeralBytes = 0;
  let pods = 0;
  const devices = new Map<string, number>();
  for (const pool of pools) {
    const part = lookup(spec.quota, pool.name);
    const node = available(pool);
    cpuMilli += part?.cpu ? parseCpu(part.cpu) : node.cpuMilli * pool.nodes.max;
    memoryBytes += part?.memory ? parseBytes(part.memory) : node.memoryBytes * pool.nodes.max;
    ephemeralBytes += node.ephemeralBytes * pool.nodes.max;
    pods += node.pods * pool.nodes.max;
    if (pool.gpu) {
      const count = part?.gpus ?? pool.gpu.count * pool.nodes.max;
      devices.set(pool.gpu.resource, (devices.get(pool.gpu.resource) ?? 0) + count);
    }
  }
  return {
    'limits.memory': formatBytesSum(memoryBytes),
    pods: String(pods),
    'requests.cpu': formatCpuSum(cpuMilli),
    'requests.ephemeral-storage': formatBytesSum(ephemeralBytes),
    'requests.memory': formatBytesSum(memoryBytes),
    // Ways into the cluster are gateways, which are not a team's to make.
    'services.loadbalancers': '0',
    'services.nodeports': '0',
    ...Object.fromEntries([...devices].map(([resource, count]) => [`requests.${resource}`, String(count)])),
  };
}

/** Nothing may come in or go out but what another policy opens, and names may be resolved. */
function basePolicies(namespace: string, provider: Provider): readonly NetworkPolicyPlan[] {
  return [
    { name: 'default-deny', namespace, pods: {}, ingress: [], egress: [] },
    { name: 'allow-dns', namespace, pods: {}, egress: provider.dns },
  ];
}
