import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

test.each([
  ['eks', '20Gi', '19Gi', '65Ti'],
  ['eks', '64Ti', '19Gi', '65Ti'],
  ['gke', '10Gi', '9Gi', '65Ti'],
  ['aks', '30Gi', '29Gi', '2049Gi'],
] as const)('disk/size: on %s a root disk can have %s', (provider, accepted, below, above) => {
  const found = (disk: string) =>
    findingsOf(withPools(provider, { extra: { machine: { cpu: 4, memory: '16Gi' }, disk } }), 'disk/size');
  expect(found(accepted)).toEqual([]);
  for (const disk of [below, above]) {
    expect(found(disk)).toMatchObject([{ path: ['cluster', 'nodePools', 'extra', 'disk'], value: disk }]);
  }
});
