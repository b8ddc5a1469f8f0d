import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withTraining } from '../../../fixtures/training';

const id = 'network/connection-safe';

function connecting(...ranges: string[]) {
  const connections = ranges.map((cidr) => ({ cidr, port: 5432, why: 'feature store' }));
  return findingsOf(withTraining(definition(), { connections }), id);
}

test.each(['10.0.3.4/32', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '203.0.113.0/24', '169.253.0.0/16'])(
  'accepts %s',
  (cidr) => {
    expect(connecting(cidr)).toEqual([]);
  },
);

test('refuses the metadata service', () => {
  expect(connecting('10.0.3.4/32', '169.254.169.254/32')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'connections', 1, 'cidr'],
      problem: 'these are link-local addresses, where the metadata service returns the credentials of the node',
      value: '169.254.169.254/32',
      fix: 'remove this connection',
    },
  ]);
});

test.each(['169.254.0.0/16', '169.254.170.23/32'])('refuses the link-local range %s', (cidr) => {
  expect(connecting(cidr).map(({ problem }) => problem)).toEqual([expect.stringContaining('link-local')]);
});

test('refuses loopback addresses', () => {
  expect(connecting('127.0.0.1/32').map(({ problem }) => problem)).toEqual(['these are loopback addresses']);
});

test('refuses 0.0.0.0/0', () => {
  expect(connecting('0.0.0.0/0')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'connections', 0, 'cidr'],
      problem: 'the range has 4294967296 addresses and includes addresses of other owners or of the node',
      value: '0.0.0.0/0',
      allowed: 'a range of at most a /8 without 127.0.0.0/8 and 169.254.0.0/16',
      fix: 'restrict the range to the addresses that the program connects to',
    },
  ]);
});

test.each(['64.0.0.0/7', '169.254.0.0/15', '169.0.0.0/8'])('refuses the large range %s', (cidr) => {
  expect(connecting(cidr).map(({ fix }) => fix)).toEqual([
    'restrict the range to the addresses that the program connects to',
  ]);
});

test('cannot be waived', () => {
  const connections = [{ cidr: '169.254.169.254/32', port: 80, why: 'metadata' }];
  const waivers = [{ rule: id, at: 'training.fit', reason: 'we want to' }];
  expect(findingsOf({ ...withTraining(definition(), { connections }), waivers }, id)).toHaveLength(1);
});
