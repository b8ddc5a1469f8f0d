import { providerNamed } from '../plan/providers/select';
import type { NetworkPlan } from '../plan/types/cluster';
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
