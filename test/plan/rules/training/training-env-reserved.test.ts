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
  ...['PROGRAM_STATE_DIRECTORY'],
  ...['LOCAL_RANK', 'WORLD_SIZE', 'LOCAL_WORLD_SIZE', 'MASTER_ADDR', 'MASTER_PORT', 'PET_NNODES', 'PET_NODE_RANK'],
  ...['TORCHELASTIC_RUN_ID', 'TORCH_ELASTIC_SHUTDOWN_TIMEOUT'],
])('refuses %s', (variable) => {
  expect(setting(variable)).toHaveLength(1);
});

test.each(['EPOCHS', 'OMP_NUM_THREADS', 'NCCL_DEBUG', 'HOME', 'MY_RANK', 'RANKS', 'CHECKPOINT_DIRECTORY_OLD'])(
  'accepts %s',
  (variable) => {
    expect(setting(variable, undefined, true)).toEqual([]);
  },
);

test.each([
  ...['LD_PRELOAD', 'LD_LIBRARY_PATH', 'LD_AUDIT', 'BASH_ENV', 'PYTHONHOME', 'AWS_PROFILE', 'AWS_ROLE_ARN'],
  ...['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_ENDPOINT_URL_S3', 'GOOGLE_APPLICATION_CREDENTIALS', 'AZURE_CLIENT_ID'],
  ...['AZURE_FEDERATED_TOKEN_FILE', 'CLOUDSDK_CONFIG', 'GCE_METADATA_HOST', 'KUBECONFIG'],
])('refuses %s, which chooses the code or the identity of the program', (variable) => {
  expect(setting(variable, { kind: 'scikit-learn' })).toMatchObject([
    { problem: expect.stringMatching(/^the (loader|program) /), fix: 'remove it, or accept it with a waiver' },
  ]);
});

test.each([
  'AWS_REGION',
  'AWS_MAX_ATTEMPTS',
  'PYTHONPATH',
  'PATH',
  'GOOGLE_CLOUD_PROJECT',
  'AZURE_STORAGE_ACCOUNT',
  'OLD_PRELOAD',
])('accepts %s, which the program can need', (variable) => {
  expect(setting(variable)).toEqual([]);
});

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
  expect(told).toHaveLength(6);
  for (const variable of told) expect(setting(variable)).toHaveLength(1);
});
