import { providerNamed } from '../plan/providers/select';
import type { AuditPlan, BudgetPlan } from '../plan/types/audit';
import type { ClusterPlan, NetworkPlan } from '../plan/types/cluster';
import { type Section, tableSection } from './section';

/** Provider, version, zones and address ranges of the cluster. */
export const clusterSection: Section = ({ cluster }, style) =>
  tableSection(
    `Cluster ${cluster.name}`,
    [{ title: '' }, { title: '', wrap: true }],
    [
      ['provider', [providerNamed(cluster.provider).fullName, cluster.region].filter((part) => part !== '').join(', ')],
      ['account', cluster.account ?? ''],
      ['Kubernetes', cluster.kubernetes],
      ['zones', cluster.zones.join(', ')],
      ...(cluster.network ? addresses(cluster.network) : []),
      ...(cluster.audit ? records(cluster, cluster.audit) : []),
    ].filter(([, value]) => value !== ''),
    style,
  );

function addresses(network: NetworkPlan): readonly (readonly [string, string])[] {
  return [
    ['network', network.cidr],
    ['node subnets', network.nodeCidrs.join(', ')],
    ['public subnets', network.publicCidrs.join(', ')],
    ['pod CIDR', network.podCidr],
    ['service CIDR', network.serviceCidr],
    ['image buckets', (network.imageBuckets ?? []).join(', ')],
    ['API access', ['cluster network', ...network.apiAccess].join(', ')],
  ];
}

function records({ region, tags }: ClusterPlan, audit: AuditPlan): readonly (readonly [string, string])[] {
  const logs = [
    'control plane',
    ...(audit.flowLogs ? ['connections'] : []),
    ...(audit.bucketLogs ? ['requests for buckets'] : []),
  ];
  const tagTexts = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
  return [
    ['tags', tagTexts.join(', ')],
    ['logs', `${logs.join(', ')}: kept ${audit.logDays} ${audit.logDays === 1 ? 'day' : 'days'} in ${region}`],
    ['data keys', keyHolders[audit.keys]],
    ['budget', audit.budget ? budgetText(audit.budget) : ''],
    ['bill split', audit.costAllocation],
  ];
}

const keyHolders = {
  provider: 'those of the cloud',
  customer: 'keys of your own, in this account',
} as const;

function budgetText({ monthly, emails, alertAt }: BudgetPlan): string {
  const alerts = alertAt.map((percent) => `${percent}%`).join(', ');
  return `${monthly} a month: alerts at ${alerts}, and when the forecast is higher, to ${emails.join(', ')}`;
}
