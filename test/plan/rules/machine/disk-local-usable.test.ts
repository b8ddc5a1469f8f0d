import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

test('disk/local-usable names the machines that have local disks', () => {
  const found = (extra: object) =>
    findingsOf(withPools('gke', { extra: { localDisk: true, ...extra } }), 'disk/local-usable');
  expect(found({ gpu: { type: 'a100-80gb', count: 1 } })).toEqual([]);
  expect(found({ gpu: { type: 'l4', count: 1 } })).toMatchObject([
    { path: ['cluster', 'nodePools', 'extra', 'localDisk'], allowed: [] },
  ]);
  expect(found({ gpu: { type: 'a100-80gb', count: 1 }, disk: '500Gi' })).toMatchObject([
    { allowed: ['a2-ultragpu-2g', 'a2-ultragpu-4g', 'a2-ultragpu-8g'] },
  ]);
});
