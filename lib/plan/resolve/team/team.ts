import { type TeamRole, type TeamSpec, teamRoles } from '../../../definition/team';
import { lookup } from '../../../units/lookup';
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
import type { SecretStorePlan, SyncedSecretPlan } from '../../types/secret-store';
import type { QuotaPlan, TeamPlan } from '../../types/team';
import { resolveTeamSecrets } from '../cluster/secrets';
import { poolAmounts, writtenAmounts } from '../training/quotas';

/** Context of a team. */
interface TeamContext {
  readonly platform: string;
  /** Minor version of the cluster, for the Pod Security labels. */
  readonly kubernetes: string;
  readonly provider: Provider;
  /**
   * Pools that the team's workloads run on, or that it has a part of; where it has neither, those without GPUs, for the
   * programs that call other teams' services.
   */
  readonly pools: readonly NodePoolPlan[];
  /** The subjects of a member. */
  readonly subjectsOf: (member: string) => readonly SubjectPlan[];
  /** Resource names of all devices in the cluster. The quota of devices that the team's pools lack is 0. */
  readonly devices: readonly string[];
  /** Source of secrets. */
  readonly secretStore: SecretStorePlan;
  /** Names of the pools with training queues. */
  readonly queuedPools: readonly string[];
  /** Copies of the Secrets with which the team's pods pull images. @default [] */
  readonly pullSecrets?: readonly SyncedSecretPlan[];
  /** Policies that allow requests from the team's pods to services. */
  readonly callPolicies: readonly NetworkPolicyPlan[];
}

/** Namespace of a team. */
export function teamNamespace(name: string, spec: TeamSpec): string {
  return spec.namespace ?? name;
}

/** The namespace of a team with all its objects except workloads. */
export function resolveTeam(name: string, spec: TeamSpec, context: TeamContext): TeamPlan {
  const namespace = teamNamespace(name, spec);
  const labels = { ...platformLabels(context.platform), [labelKeys.team]: name };
  const common = { name, namespace, labels, modelFormats: spec.modelFormats ?? 'any' };
  if (spec.manage === false) return { ...common, ...unmanaged(spec, context) };
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
    roles: teamRoles.map((role) => resolveRole(role, spec, context)),
    ...resolveTeamSecrets(spec, context.secretStore, context.pullSecrets),
    networkPolicies: [...basePolicies(namespace, context.provider), ...context.callPolicies],
  };
}

/**
 * A namespace that is managed elsewhere stays unchanged. A policy for all pods would also block pods outside the
 * platform, so it gets only policies that select pods of the platform.
 */
function unmanaged(spec: TeamSpec, { callPolicies, secretStore, pullSecrets }: TeamContext) {
  return {
    manage: false,
    roles: [],
    ...resolveTeamSecrets(spec, secretStore, pullSecrets),
    networkPolicies: callPolicies.filter(({ pods }) => Object.keys(pods).length > 0),
  };
}

function resolveRole(role: TeamRole, spec: TeamSpec, { subjectsOf }: TeamContext): RolePlan {
  return { name: role, rules: roleRules[role], subjects: (spec.members?.[role] ?? []).flatMap(subjectsOf) };
}

/**
 * Allocatable of all the team's pools, or its share of a pool if the definition sets one. On a pool with a training
 * queue the share is a guarantee and not a limit, because Kueue accounts for borrowed quota; the ResourceQuota then
 * allows the complete pool.
 */
function resolveQuota(spec: TeamSpec, { pools, devices: known, queuedPools }: TeamContext): QuotaPlan['hard'] {
  // A ResourceQuota does not limit resources that it does not list.
  let amounts: Amounts = Object.fromEntries(known.map((resource) => [resource, 0]));
  let pods = 0;
  for (const pool of pools) {
    const part = queuedPools.includes(pool.name) ? undefined : lookup(spec.quota, pool.name);
    amounts = plusAmounts(amounts, { ...poolAmounts(pool), ...(part && writtenAmounts(pool, part)) });
    pods += available(pool).pods * pool.nodes.max;
  }
  const { cpu = 0, memory = 0, 'ephemeral-storage': ephemeral = 0, ...devices } = amounts;
  return {
    'limits.memory': formatBytesSum(memory),
    pods: String(pods),
    'requests.cpu': formatCpuSum(cpu),
    'requests.ephemeral-storage': formatBytesSum(ephemeral),
    'requests.memory': formatBytesSum(memory),
    // Only gateways expose services, and teams cannot create them.
    'services.loadbalancers': '0',
    'services.nodeports': '0',
    ...Object.fromEntries(
      Object.entries(devices).map(([resource, count]) => [`requests.${resource}`, String(count)] as const),
    ),
  };
}

/** Blocks all traffic that no other policy allows, except DNS. */
function basePolicies(namespace: string, provider: Provider): readonly NetworkPolicyPlan[] {
  return [
    { name: 'default-deny', namespace, pods: {}, ingress: [], egress: [] },
    { name: 'allow-dns', namespace, pods: {}, egress: provider.dns },
  ];
}
