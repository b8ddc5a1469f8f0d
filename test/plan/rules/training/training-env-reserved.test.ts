import type { FrameworkSpec } from '../../../../lib/definition/training';
import { findingsOf } from '../../../fixtures/findings';
import { containerOf, gpuGang, gpuPool, resolvedJob, trains } from '../../../fixtures/gpu-job';

const id = 'training/env-reserved';

function setting(variable: string, framework: FrameworkSpec = { kind: 'pytorch', nodes: 2 }, fabric = false) {
  return findingsOf(trains({ ...gpuGang, framework, env: { [variable]: '3' } }, { ...gpuPool, fabric }), id);
}

test('refuses RANK', () => {
  expect(setting('RANK')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'env', 'RANK'],
      problem: 'the launcher of pytorch sets this variable',
      value: 'RANK',
      fix: 'remove it, or choose another name',
    },
  ]);
});

test.each([
  ...['RUN_NAME', 'CHECKPOINT_DIRECTORY', 'CHECKPOINT_EVERY_SECONDS', 'OUTPUT_DIRECTORY', 'HAND_OVER_DIRECTORY'],
  ...['LOCAL_RANK', 'WORLD_SIZE', 'LOCAL_WORLD_SIZE', 'MASTER_ADDR', 'MASTER_PORT', 'PET_NNODES', 'PET_NODE_RANK'],
  ...['TORCHELASTIC_RUN_ID', 'TORCH_ELASTIC_SHUTDOWN_TIMEOUT', 'NVIDIA_VISIBLE_DEVICES'],
])('refuses %s', (variable) => {
  expect(setting(variable)).toHaveLength(1);
});

test.each(['EPOCHS', 'OMP_NUM_THREADS', 'NCCL_DEBUG', 'HOME', 'MY_RANK', 'RANKS', 'CHECKPOINT_DIRECTORY_OLD'])(
  'accepts %s',
  (variable) => {
    expect(setting(variable, undefined, true)).toEqual([]);
  },
);

test('accepts RANK for scikit-learn', () => {
  expect(setting('RANK', { kind: 'scikit-learn' })).toEqual([]);
  expect(setting('RUN_NAME', { kind: 'scikit-learn' })).toHaveLength(1);
});

test('accepts variables of the fabric without a fabric', () => {
  expect(setting('NCCL_SOCKET_IFNAME')).toEqual([]);
  expect(setting('NCCL_SOCKET_IFNAME', undefined, true).map(({ problem }) => problem)).toEqual([
    'the fabric of the pool sets this variable',
  ]);
});

test('refuses every variable that the plan sets', () => {
  const told = Object.keys(containerOf(resolvedJob(trains(gpuGang)), 'program').env).filter((name) =>
    /RUN|DIRECTORY|CHECKPOINT/.test(name),
  );
  expect(told).toHaveLength(5);
  for (const variable of told) expect(setting(variable)).toHaveLength(1);
});
