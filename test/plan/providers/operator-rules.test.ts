import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import { selectProvider } from '../../../lib/plan/providers/select';
import type { NetworkRulePlan } from '../../../lib/plan/types/network';
import { definition, existingDefinition, withCluster } from '../../fixtures/definition';

const secrets = 'the secret manager';
const ranges = { nodes: ['10.1.0.0/16'], pods: ['10.244.0.0/16'], services: ['10.96.0.0/12', '10.200.0.0/16'] };
const metadata = ['169.254.0.0/16', '168.63.129.16/32', '100.100.100.200/32', '192.0.0.192/32'];

const existing = (cluster: object) => withCluster(existingDefinition(), { apiServerPort: 6443, ...cluster });

/** The addresses and ports of rules. A peer without addresses is `anywhere`. */
function reached(rules: readonly NetworkRulePlan[]) {
  return rules.map(({ peers, ports }) => [
    peers.map((peer) =>
      peer.kind === 'addresses' ? [peer.cidr, ...(peer.except ?? [])].join(' without ') : peer.kind,
    ),
    ports.map(({ port }) => port),
  ]);
}

const apiOf = (of: ModelPlatformDefinition) => reached(selectProvider(of.cluster).provider.apiServerRules);
const storeOf = (of: ModelPlatformDefinition) => reached(selectProvider(of.cluster).provider.secretStoreRules);

test('on EKS operators reach the Kubernetes API at its Service and in the subnets of its network interfaces', () => {
  const subnets = ['10.0.208.0/24', '10.0.209.0/24', '10.0.210.0/24'];
  expect(apiOf(definition('eks'))).toEqual([[['172.20.0.1/32', ...subnets], [443]]]);
});

test.each(['gke', 'aks'] as const)(
  'on %s operators reach the Kubernetes API in the network of the cluster',
  (cloud) => {
    expect(apiOf(withCluster(definition(cloud), { network: { cidr: '10.8.0.0/16' } }))).toEqual([
      [['172.20.0.1/32', '10.8.0.0/16'], [443]],
    ]);
  },
);

test('on AKS with apiAccess the Kubernetes API is at a public address: neither at those of the cluster nor of metadata', () => {
  const open = withCluster(definition('aks'), { network: { apiAccess: ['192.0.2.0/24'] } });
  const outside = ['0.0.0.0/0', '10.0.0.0/16', '100.64.0.0/14', '172.20.0.0/16', ...metadata];
  expect(apiOf(open)).toEqual([[['172.20.0.1/32', outside.join(' without ')], [443]]]);
});

test.each(['eks', 'gke'] as const)('on %s apiAccess opens no other address to operators', (cloud) => {
  expect(apiOf(withCluster(definition(cloud), { network: { apiAccess: ['192.0.2.0/24'] } }))).toEqual(
    apiOf(definition(cloud)),
  );
});

describe('on an existing cluster', () => {
  const apiServers = ['10.1.0.10/32'];

  test('operators reach the Kubernetes API at the addresses of the definition', () => {
    expect(apiOf(existing({ ranges: { ...ranges, apiServers } }))).toEqual([
      [
        ['10.96.0.1/32', '10.1.0.10/32'],
        [443, 6443],
      ],
    ]);
  });

  test('with Cilium they reach it at any address if the API servers are nodes, which it matches by no range', () => {
    const cilium = (range: string) =>
      apiOf(existing({ networkPolicy: 'cilium', ranges: { ...ranges, apiServers: [range] } }));
    expect(cilium('10.1.0.10/32')).toEqual([[['anywhere'], [443, 6443]]]);
    expect(cilium('10.9.0.10/32')).toEqual([
      [
        ['10.96.0.1/32', '10.9.0.10/32'],
        [443, 6443],
      ],
    ]);
  });

  test('without addresses they reach its port anywhere, and without the port all ports', () => {
    expect(apiOf(existing({ ranges }))).toEqual([[['anywhere'], [443, 6443]]]);
    expect(apiOf(existingDefinition())).toEqual([[['anywhere'], ['all']]]);
  });

  test('External Secrets reaches the store of the definition, and without one all addresses', () => {
    const secretStore = { ranges: ['10.20.0.16/32'] };
    expect(storeOf(existing({ secretStore }))).toEqual([[['10.20.0.16/32'], [443]]]);
    expect(storeOf(existing({ secretStore: { ...secretStore, port: 8200 } }))).toEqual([[['10.20.0.16/32'], [8200]]]);
    expect(storeOf(existingDefinition())).toEqual([[['anywhere'], ['all']]]);
  });
});

test('on a cloud External Secrets reaches the addresses of its secret manager, and none of the cluster', () => {
  const rulesOf = (cloud: 'eks' | 'gke' | 'aks') => selectProvider(definition(cloud).cluster).provider.secretStoreRules;
  expect(rulesOf('gke').map(({ why }) => why)).toEqual([secrets]);
  expect(storeOf(definition('gke'))).toEqual([[['199.36.153.8/30'], [443]]]);
  expect(storeOf(definition('eks'))).toEqual([
    [[['0.0.0.0/0', '10.0.0.0/16', '172.20.0.0/16', ...metadata].join(' without ')], [443]],
  ]);
});
