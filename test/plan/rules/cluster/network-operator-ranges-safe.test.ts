import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'network/operator-ranges-safe';
const ranges = { nodes: ['10.1.0.0/16'], pods: ['10.244.0.0/16'], services: ['10.96.0.0/12'] };

function given(apiServer: string, store: string) {
  const cluster = { ranges: { ...ranges, apiServers: ['10.1.0.10/32', apiServer] }, secretStore: { ranges: [store] } };
  return findingsOf(withCluster(existingDefinition(), cluster), id);
}

test('accepts private ranges, and few public addresses', () => {
  expect(given('10.1.0.11/32', '192.0.2.0/24')).toEqual([]);
});

test('accepts a cluster without these ranges', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
  expect(findingsOf(definition(), id)).toEqual([]);
});

test.each(['0.0.0.0/0', '3.0.0.0/8', '169.254.169.254/32', '168.63.0.0/16', '127.0.0.1/32'])(
  'refuses the range %s',
  (range) => {
    expect(given(range, range)).toMatchObject([
      { path: ['cluster', 'ranges', 'apiServers', 1], value: range },
      { path: ['cluster', 'secretStore', 'ranges', 0], value: range },
    ]);
  },
);
