import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, trains } from '../../../fixtures/gpu-job';

const id = 'training/start-time';
const sized = (size: string) => ({ ...gpuGang, data: { '/data': { bucket: 'models', path: 'clicks', size } } });

test('accepts a gang that is complete within two hours', () => {
  // 30 minutes for the nodes, 410Gi and two checkpoints of 2Gi at 80Mi/s.
  expect(findingsOf(trains(sized('410Gi')), id)).toEqual([]);
});

test('refuses a single pod that downloads for hours, because the queue has one timeout for all jobs', () => {
  const alone = (size: string) => findingsOf(trains({ ...sized(size), framework: { kind: 'pytorch' } }), id);
  expect(alone('410Gi')).toEqual([]);
  expect(alone('1600Gi')).toMatchObject([
    { problem: expect.stringMatching(/^the pod takes up to 372m to start, because it downloads for up to 342m; /) },
  ]);
});

test('refuses a gang that downloads for hours', () => {
  expect(findingsOf(trains(sized('1600Gi')), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'data'],
      problem:
        'a gang of 2 pods takes up to 373m to start, because each pod downloads for up to 343m; if a gang lacks one node, its others are idle until then',
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
