import { gang, gpuPool, trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'checkpoint/within-grace';
const spot = { ...gpuPool, capacity: { kind: 'spot' } } as const;
const sized = (size: string) => ({ ...gang, checkpoint: { bucket: 'models', path: 'a', every: '15m', size } });

test('a checkpoint that can be saved in time is good', () => {
  expect(findingsOf(trains(sized('2Gi'), spot), id)).toEqual([]);
});

test('on nodes that stay a checkpoint may be as large as it likes', () => {
  expect(findingsOf(trains(sized('50Gi')), id)).toEqual([]);
});

test('a checkpoint that takes longer than the notice is found, with the size that would do', () => {
  const [finding] = findingsOf(trains(sized('20Gi'), spot), id);
  expect(finding).toMatchObject({
    path: ['training', 'fit', 'checkpoint', 'size'],
    // 5 s, 20Gi at 125Mi/s and 20Gi at 80Mi/s.
    problem:
      'to write and copy it takes up to 425 s, and nodes of gpus go 120 s after the cloud has said so, of which a pod has 108',
    value: '20Gi',
    allowed: 'at most 4926Mi on each node',
  });
});

test('what is said to fit does fit, and a little more than that does not', () => {
  expect(findingsOf(trains(sized('4926Mi'), spot), id)).toEqual([]);
  expect(findingsOf(trains(sized('5100Mi'), spot), id)).toHaveLength(1);
});

test('where no size is written the one that is taken for it is told', () => {
  const without = { ...gang, checkpoint: { bucket: 'models', path: 'a', every: '15m' } };
  expect(findingsOf(trains(without, spot, 'aks'), id)[0]).toMatchObject({ value: '1Gi' });
});
