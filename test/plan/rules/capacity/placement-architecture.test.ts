import { definition, serverImage, withCluster, withService } from '../../../fixtures/definition';
import { trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'placement/architecture';
const base = definition();
const arm = withCluster(base, {
  nodePools: { general: { machine: { cpu: 4, memory: '16Gi', arch: 'arm64' }, nodes: { min: 2, max: 4 } } },
});

test('our image runs on amd64', () => {
  expect(findingsOf(withService(base, { runtime: { kind: 'scikit-learn' } }), id)).toEqual([]);
});

test('our image on nodes of another architecture is found', () => {
  expect(findingsOf(withService(arm, { runtime: { kind: 'scikit-learn' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'the nodes of this pool are arm64, the image of the scikit-learn runtime is for amd64',
      value: 'general',
      fix: "choose another pool, or name an image of your own that is built for it as 'runtime.image' and say so in a waiver",
    },
  ]);
});

test('who serves on arm64 with an image of their own says that it is built for it', () => {
  const runtime = { kind: 'scikit-learn', image: serverImage } as const;
  expect(findingsOf(withService(base, { runtime }), id)).toEqual([]);
  expect(findingsOf(withService(arm, { runtime }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'the nodes of this pool are arm64, and whether the image is built for that cannot be seen here',
      value: 'general',
      fix: 'choose a pool of amd64, or say in a waiver that the image is built for arm64',
    },
  ]);
});

test('a training job on arm64 says that its image is built for it', () => {
  const pool = (arch: 'amd64' | 'arm64') => ({ machine: { cpu: 4, memory: '16Gi', arch } });
  expect(findingsOf(trains({ pool: 'gpus' }, pool('amd64')), id)).toEqual([]);
  expect(findingsOf(trains({ pool: 'gpus' }, pool('arm64')), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'pool'],
      problem: 'the nodes of this pool are arm64, and whether the image is built for that cannot be seen here',
      value: 'gpus',
      fix: 'choose a pool of amd64, or say in a waiver that the image is built for arm64',
    },
  ]);
});
