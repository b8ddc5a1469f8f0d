import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, trains } from '../../../fixtures/gpu-job';

const id = 'training/start-time';
const sized = (size: string) => ({ ...gpuGang, data: { '/data': { bucket: 'models', path: 'clicks', size } } });

test('accepts a gang that is complete within two hours', () => {
  // 30 minutes for the nodes, 410Gi and two checkpoints of 2Gi at 80Mi/s.
  expect(findingsOf(trains(sized('410Gi')), id)).toEqual([]);
});

test('accepts any download of a single pod', () => {
  expect(findingsOf(trains({ ...sized('1600Gi'), framework: { kind: 'pytorch' } }), id)).toEqual([]);
});

test('refuses a gang that downloads for hours', () => {
  expect(findingsOf(trains(sized('1600Gi')), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'data'],
      problem:
        'a gang of 2 pods takes up to 373m to start, because each pod downloads for up to 343m; if one node is missing, the others are idle until then',
      value: '1600Gi',
      allowed: 'at most 2h to start',
      fix: 'reduce what each pod downloads, or accept with a waiver that an incomplete gang occupies its nodes for this time',
    },
  ]);
});

test('names the checkpoint if it is the larger part', () => {
  const checkpoint = { bucket: 'models', path: 'a', every: '6h', size: '400Gi' };
  expect(findingsOf(trains({ ...gpuGang, checkpoint }), id)[0]).toMatchObject({
    path: ['training', 'fit', 'checkpoint', 'size'],
    value: '400Gi',
  });
});
