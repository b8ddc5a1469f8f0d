import { definition, serverImage, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trains } from '../../../fixtures/gpu-job';

const id = 'placement/architecture';
const base = definition();
const arm = withCluster(base, {
  nodePools: { general: { machine: { cpu: 4, memory: '16Gi', arch: 'arm64' }, nodes: { min: 2, max: 4 } } },
});

test('accepts the default image on amd64', () => {
  expect(findingsOf(withService(base, { runtime: { kind: 'scikit-learn' } }), id)).toEqual([]);
});

test('refuses the default image on another architecture', () => {
  expect(findingsOf(withService(arm, { runtime: { kind: 'scikit-learn' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'the nodes of this pool are arm64, and the image of the scikit-learn runtime is built for amd64',
      value: 'general',
      fix: "choose another pool, or set 'runtime.image' to an image for this architecture and add a waiver",
    },
  ]);
});

test('requires a waiver for a custom image on arm64', () => {
  const runtime = { kind: 'scikit-learn', image: serverImage } as const;
  expect(findingsOf(withService(base, { runtime }), id)).toEqual([]);
  expect(findingsOf(withService(arm, { runtime }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'the nodes of this pool are arm64, and it is unknown whether the image is built for arm64',
      value: 'general',
      fix: 'choose an amd64 pool, or confirm with a waiver that the image is built for arm64',
    },
  ]);
});

test('requires a waiver for a training job on arm64', () => {
  const pool = (arch: 'amd64' | 'arm64') => ({ machine: { cpu: 4, memory: '16Gi', arch } });
  expect(findingsOf(trains({ pool: 'gpus' }, pool('amd64')), id)).toEqual([]);
  expect(findingsOf(trains({ pool: 'gpus' }, pool('arm64')), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'pool'],
      problem: 'the nodes of this pool are arm64, and it is unknown whether the image is built for arm64',
      value: 'gpus',
      fix: 'choose an amd64 pool, or confirm with a waiver that the image is built for arm64',
    },
  ]);
});
