import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withTraining } from '../../../fixtures/training';

const id = 'network/connection-narrow';

const withRanges = (ranges: readonly string[]) =>
  withTraining(definition(), { connections: ranges.map((cidr) => ({ cidr, port: 443, why: 'a store' })) });
const connecting = (...ranges: readonly string[]) => findingsOf(withRanges(ranges), id);

test.each(['10.0.3.4/32', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '203.0.0.0/16'])(
  'accepts %s',
  (cidr) => {
    expect(connecting(cidr)).toEqual([]);
  },
);

test('accepts two /16 of public addresses, also if ranges repeat or contain others', () => {
  expect(connecting('52.216.0.0/16', '52.217.0.0/16', '52.217.0.0/16', '52.216.7.0/24', '10.0.0.0/8')).toEqual([]);
});

test('refuses a large range of public addresses', () => {
  expect(connecting('10.0.0.0/8', '3.0.0.0/8')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'connections', 1, 'cidr'],
      problem: 'the range has 16777216 addresses and includes public addresses of other owners',
      value: '3.0.0.0/8',
      allowed: 'a private range, or at most a /16 of public addresses',
      fix: 'restrict the range to the addresses that the program connects to',
    },
  ]);
});

test.each(['0.0.0.0/0', '64.0.0.0/7', '10.0.0.0/7', '172.0.0.0/11', '203.0.0.0/15'])('refuses %s', (cidr) => {
  expect(connecting(cidr)).toMatchObject([{ value: cidr }]);
});

test('refuses the internet in pieces', () => {
  const pieces = Array.from({ length: 218 }, (_, index) => `${index + 1}.0.0.0/8`);
  expect(connecting(...pieces)).toHaveLength(217);
  expect(connecting('52.216.0.0/16', '52.217.0.0/16', '203.0.113.7/32')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'connections'],
      problem: 'the connections together reach 131073 public addresses',
      value: 131073,
      allowed: 'at most 131072 public addresses in all ranges together',
      fix: 'restrict the ranges to the addresses that the program connects to',
    },
  ]);
});

test('can be waived by the platform', () => {
  const waivers = [{ rule: id, at: 'training.fit', reason: 'the range is ours' }];
  expect(findingsOf({ ...withRanges(['17.0.0.0/8']), waivers }, id)).toEqual([]);
});
