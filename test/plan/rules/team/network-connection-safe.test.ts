import { formatCidr, parseCidr } from '../../../../lib/units/cidr';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withTraining } from '../../../fixtures/training';

const id = 'network/connection-safe';

function connectingOn(provider: 'eks' | 'gke' | 'aks', ...ranges: string[]) {
  const connections = ranges.map((cidr) => ({ cidr, port: 5432, why: 'feature store' }));
  return findingsOf(withTraining(definition(provider), { connections }), id);
}

const connecting = (...ranges: string[]) => connectingOn('eks', ...ranges);

test.each([
  '10.0.3.4/32',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '203.0.113.0/24',
  '169.253.0.0/16',
  '100.64.0.0/11',
])('accepts %s', (cidr) => {
  expect(connecting(cidr)).toEqual([]);
});

test('refuses the metadata service', () => {
  expect(connecting('10.0.3.4/32', '169.254.169.254/32')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'connections', 1, 'cidr'],
      problem: 'these are link-local addresses, where the metadata service returns the credentials of the node',
      value: '169.254.169.254/32',
      fix: 'remove this connection, or restrict the range to the addresses that the program connects to',
    },
  ]);
});

test.each([
  ['AWS, Google Cloud, Azure, OpenStack', '169.254.169.254/32'],
  ['the metadata server of GKE', '169.254.169.252/32'],
  ['EKS Pod Identity', '169.254.170.23/32'],
  ['tasks of ECS', '169.254.170.2/32'],
  ['the host of Azure', '168.63.129.16/32'],
  ['Alibaba Cloud', '100.100.100.200/32'],
  ['Oracle Cloud', '192.0.0.192/32'],
  ['loopback', '127.0.0.1/32'],
])('refuses the address of %s, alone and in a range', (_, cidr) => {
  const { base } = parseCidr(cidr);
  for (const provider of ['eks', 'gke', 'aks'] as const) expect(connectingOn(provider, cidr)).toHaveLength(1);
  const around = formatCidr({ base: base - (base % 2 ** 16), prefix: 16 });
  expect(connecting(around)).toMatchObject([{ path: ['training', 'fit', 'connections', 0, 'cidr'], value: around }]);
});

test.each(['0.0.0.0/0', '168.0.0.0/6', '100.64.0.0/10'])('names the addresses of the node in %s', (cidr) => {
  expect(connecting(cidr).map(({ problem }) => problem)).toEqual([expect.stringMatching(/^the range includes \d/)]);
});

test('cannot be waived', () => {
  const connections = [{ cidr: '169.254.169.254/32', port: 80, why: 'metadata' }];
  const waivers = [{ rule: id, at: 'training.fit', reason: 'we want to' }];
  expect(findingsOf({ ...withTraining(definition(), { connections }), waivers }, id)).toHaveLength(1);
});
