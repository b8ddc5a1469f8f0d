import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, trains } from '../../../fixtures/gpu-job';

const id = 'checkpoint/interval-covers-upload';
const copied = (size: string, every: string) =>
  findingsOf(trains({ ...gpuGang, checkpoint: { bucket: 'models', path: 'a', every, size } }), id);

test('accepts a checkpoint that is copied within the interval', () => {
  expect(copied('100Gi', '30m')).toEqual([]);
});

test('refuses a checkpoint that takes longer to copy than the interval', () => {
  expect(copied('500Gi', '30m')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'checkpoint', 'every'],
      // 5 s for the marker, and 500Gi at 80Mi/s.
      problem: 'a checkpoint of 500Gi takes up to 6405 s to copy at 80 MiB/s, and a copy begins every 1800 s',
      value: '30m',
      allowed: "'every' of at least 107m, or at most 143600Mi on each node",
      fix: "set a longer 'every' or the true size of the checkpoint if it is smaller, or distribute it over more nodes",
    },
  ]);
});

test('accepts exactly the allowed values', () => {
  expect(copied('500Gi', '107m')).toEqual([]);
  expect(copied('143600Mi', '30m')).toEqual([]);
  expect(copied('143700Mi', '30m')).toHaveLength(1);
});

test('allows no size if the interval is too short for any', () => {
  expect(copied('1Gi', '4s')).toMatchObject([{ allowed: "'every' of at least 1m" }]);
});
