import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, gpuPool, trains } from '../../../fixtures/gpu-job';

const id = 'checkpoint/within-grace';
const spot = { ...gpuPool, capacity: { kind: 'spot' } } as const;
const sized = (size: string) => ({ ...gpuGang, checkpoint: { bucket: 'models', path: 'a', every: '15m', size } });

test('accepts a checkpoint that is saved in time', () => {
  expect(findingsOf(trains(sized('2Gi'), spot), id)).toEqual([]);
});

test('accepts any size on on-demand nodes', () => {
  expect(findingsOf(trains(sized('50Gi')), id)).toEqual([]);
});

test('refuses a checkpoint that takes longer than the notice', () => {
  const [finding] = findingsOf(trains(sized('20Gi'), spot), id);
  expect(finding).toMatchObject({
    path: ['training', 'fit', 'checkpoint', 'size'],
    // 5 s, 20Gi at 125Mi/s, 20Gi at 80Mi/s, and 5 s for the marker.
    problem:
      'a checkpoint takes up to 430 s to write and copy, and nodes of gpus are deleted 120 s after the notice, of which a pod gets 108 s',
    value: '20Gi',
    allowed: 'at most 4682Mi on each node',
  });
});

test('accepts exactly the allowed size', () => {
  expect(findingsOf(trains(sized('4682Mi'), spot), id)).toEqual([]);
  expect(findingsOf(trains(sized('4860Mi'), spot), id)).toHaveLength(1);
});

test('reports the default size', () => {
  const without = { ...gpuGang, checkpoint: { bucket: 'models', path: 'a', every: '15m' } };
  expect(findingsOf(trains(without, spot, 'aks'), id)[0]).toMatchObject({ value: '1Gi' });
});
