import { type PoolQuotaSpec, type TeamRole, type TeamSpec, teamRoles } from '../../../definition/team';
import { lookup } from '../../../units/lookup';
import { parseBytes, parseCpu } from '../../../units/quantity';
import { formatBytesSum, formatCpuSum } from '../../capacity/amounts';
import { type Amounts, plusAmounts } from '../../capacity/resource-amounts';
import { available } from '../../capacity/room';
import { labelKeys, platformLabels } from '../../facts/label-keys';
import { podSecurityLabels } from '../../facts/pod-security-labels';
import { roleRules } from '../../facts/role-rules';
import type { Provider } from '../../providers/provider';
import type { NetworkPolicyPlan } from '../../types/network';
import type { NodePoolPlan } from '../../types/node-pool';
import type { RolePlan, SubjectPlan } from '../../types/role';
import type { SecretStorePlan } from '../../types/secret-store';
import type { QuotaPlan, TeamPlan } from '../../types/team';
import { resolveTeamSecrets } from '../cluster/secrets';
import { poolAmounts } from '../training/quotas';

/** What a team's plan depends on besides its own part of the definition. */
interface TeamContext {
  readonly platform: string;
  /** Minor version of the cluster, which the Pod Security labels name. */
  readonly kubernetes: string;
  readonly provider: Provider;
  /**
   * Pools that the team's workloads run on, or that it has a part of; where it has neither, those without GPUs, for the
   * programs that call other teams' services.
   */
  readonly pools: readonly NodePoolPlan[];
  /** Devices that nodes of the cluster have, by resource name. Of those that the team's pools do not have it gets none. */
  readonly devices: readonly string[];
  /** Where secrets come from. */
  readonly secretStore: SecretStorePlan;
  /** Names of the pools that training waits for. */
  readonly queuedPools: readonly string[];
  /** Policies that open the way to services for the team's pods. */
  readonly callPolicies: readonly NetworkPolicyPlan[];
}

/** Namespace of a team. */
export function teamNamespace(name: string, spec: TeamSpec): string {
  return spec.namespace ?? name;
}

/** A team's namespace, with everything in it before any workload. */
export function resolveTeam(name: string, spec: TeamSpec, context: TeamContext): TeamPlan {
  const namespace = teamNamespace(name, spec);
  const labels = { ...platformLabels(context.platform), [labelKeys.team]: name };
  const common = { name, namespace, labels };
  if (spec.manage === false) return { ...common, ...ofSomebodyElse(spec, context) };
  return {
    ...common,
    manage: true,
    namespaceLabels: { ...labels, ...podSecurityLabels('restricted', context.kubernetes) },
    quota: { name, hard: resolveQuota(spec, context) },
    limits: {
      name,
      defaultRequest: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '256Mi' },
      default: { memory: '256Mi', 'ephemeral-storage': '512Mi' },
    },
    roles: teamRoles.map((role) => resolveRole(role, spec)),
    ...resolveTeamSecrets(spec, context.secretStore),
    networkPolicies: [...basePolicies(namespace, context.provider), ...context.callPolicies],
  };
}

/**
 * A namespace of somebody else stays as it is. A policy about all of its pods would close the way for those that we
 * know nothing of, so only policies about particular pods are written there.
 */
function ofSomebodyElse(spec: TeamSpec, { callPolicies, secretStore }: TeamContext) {
  return {
    manage: false,
    roles: [],
    ...resolveTeamSecrets(spec, secretStore),
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

/**
 * All that the team's pools can give, or its part of each where the definition says so. Where training waits for a pool,
 * its part is what the team is guaranteed, not the most that it gets: the queue counts what it borrows, so that here is
 * room for all that the pool has.
 */
function resolveQuota(spec: TeamSpec, { pools, devices: known, queuedPools }: TeamContext): QuotaPlan['hard'] {
  // What a quota does not name it does not limit.
  let amounts: Amounts = Object.fromEntries(known.map((resource) => [resource, 0]));
  let pods = 0;
  for (const pool of pools) {
    const part = queuedPools.includes(pool.name) ? undefined : lookup(spec.quota, pool.name);
    amounts = plusAmounts(amounts, { ...poolAmounts(pool), ...partAmounts(pool, part) });
    pods += available(pool).pods * pool.nodes.max;
  }
  const { cpu = 0, memory = 0, 'ephemeral-storage': ephemeral = 0, ...devices } = amounts;
  return {
    'limits.memory': formatBytesSum(memory),
    pods: String(pods),
    'requests.cpu': formatCpuSum(cpu),
    'requests.ephemeral-storage': formatBytesSum(ephemeral),
    'requests.memory': formatBytesSum(memory),
    // Ways into the cluster are gateways, which are not a team's to make.
    'services.loadbalancers': '0',
    'services.nodeports': '0',
    ...Object.fromEntries(
      Object.entries(devices).map(([resource, count]) => [`requests.${resource}`, String(count)] as const),
    ),
  };
}

/** What the definition says of a part. */
function partAmounts({ gpu }: NodePoolPlan, part: PoolQuotaSpec | undefined): Amounts {
  return {
    ...(part?.cpu !== undefined && { cpu: parseCpu(part.cpu) }),
    ...(part?.memory !== undefined && { memory: parseBytes(part.memory) }),
    ...(part?.gpus !== undefined && gpu && { [gpu.resource]: part.gpus }),
  };
}

/** Nothing may come in or go out but what another policy opens, and names may be resolved. */
function basePolicies(namespace: string, provider: Provider): readonly NetworkPolicyPlan[] {
  return [
    { name: 'default-deny', namespace, pods: {}, ingress: [], egress: [] },
    { name: 'allow-dns', namespace, pods: {}, egress: provider.dns },
  ];
}
