import type { ClusterPlan, NetworkPlan } from '../plan/types/cluster';
import { type Section, tableSection } from './section';

const providerNames: Readonly<Record<ClusterPlan['provider'], string>> = {
  eks: 'Amazon EKS',
  gke: 'Google Kubernetes Engine',
  aks: 'Azure Kubernetes Service',
  existing: 'a cluster that exists',
};

/** Which cluster it is and what addresses it has. */
export const clusterSection: Section = ({ cluster }, style) =>
  tableSection(
    `Cluster ${cluster.name}`,
    [{ title: '' }, { title: '', wrap: true }],
    [
      ['provider', [providerNames[cluster.provider], cluster.region].filter((part) => part !== '').join(', ')],
      ['account', cluster.account ?? ''],
      ['kubernetes', cluster.kubernetes],
      ['zones', cluster.zones.join(', ')],
      ...(cluster.network ? addresses(cluster.network) : []),
    ].filter(([, value]) => value !== ''),
    style,
  );

function addresses(network: NetworkPlan): readonly (readonly [string, string])[] {
  return [
    ['network', network.cidr],
    ['nodes', network.nodeCidrs.join(', ')],
    ['load balancers', network.publicCidrs.join(', ')],
    ['pods', network.podCidr],
    ['services', network.serviceCidr],
    ['Kubernetes API', ['from inside', ...network.apiAccess.map((range) => `from ${range}`)].join(', ')],
  ];
}
