import { definition } from '../../../fixtures/definition';
import { withTraining } from '../../../fixtures/training';
import { findingsOf } from '../findings-of';

const id = 'network/connection-safe';

function connecting(...ranges: string[]) {
  const connections = ranges.map((cidr) => ({ cidr, port: 5432, why: 'feature store' }));
  return findingsOf(withTraining(definition(), { connections }), id);
}

test.each(['10.0.3.4/32', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '203.0.113.0/24', '169.253.0.0/16'])(
  '%s is good',
  (cidr) => {
    expect(connecting(cidr)).toEqual([]);
  },
);

test('the metadata of the cloud is found, and no waiver is spoken of', () => {
  expect(connecting('10.0.3.4/32', '169.254.169.254/32')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'connections', 1, 'cidr'],
      problem: 'these are link-local addresses, at which the cloud hands out the rights of the node',
      value: '169.254.169.254/32',
      fix: 'take this connection away',
    },
  ]);
});

test.each(['169.254.0.0/16', '169.254.170.23/32'])('and so is %s', (cidr) => {
  expect(connecting(cidr).map(({ problem }) => problem)).toEqual([expect.stringContaining('link-local')]);
});

test('the machine itself is found', () => {
  expect(connecting('127.0.0.1/32').map(({ problem }) => problem)).toEqual([
    'these are addresses of the machine itself',
  ]);
});

test('the whole internet is found', () => {
  expect(connecting('0.0.0.0/0')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'connections', 0, 'cidr'],
      problem: 'this is 4294967296 addresses, and most of them are of somebody else',
      value: '0.0.0.0/0',
      allowed: 'ranges no larger than a /8 that hold neither 127.0.0.0/8 nor 169.254.0.0/16',
      fix: 'narrow it to the addresses of what the program connects to',
    },
  ]);
});

test.each(['64.0.0.0/7', '169.254.0.0/15', '169.0.0.0/8'])('a range that is too large is found: %s', (cidr) => {
  expect(connecting(cidr).map(({ fix }) => fix)).toEqual([
    'narrow it to the addresses of what the program connects to',
  ]);
});

test('what leads to the node cannot be accepted with a waiver', () => {
  const connections = [{ cidr: '169.254.169.254/32', port: 80, why: 'metadata' }];
  const waivers = [{ rule: id, at: 'training.fit', reason: 'we want to' }];
  expect(findingsOf({ ...withTraining(definition(), { connections }), waivers }, id)).toHaveLength(1);
});
