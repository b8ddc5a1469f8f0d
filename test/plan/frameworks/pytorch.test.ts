import type { LaunchPlan } from '../../../lib/plan/frameworks/framework';
import { pytorch as pytorchOf } from '../../../lib/plan/frameworks/pytorch';
import { GiB } from '../../../lib/units/quantity';

const pytorch = pytorchOf({ kind: 'pytorch' });

const alone: LaunchPlan = {
  program: ['python', 'train.py', '--epochs', '3'],
  run: 'fit-12345678',
  pods: 1,
  processes: 4,
  cpuMilli: 17_900,
  gpus: 4,
  fabricEnv: { FI_PROVIDER: 'efa' },
  stopSeconds: 40,
  startSeconds: 2400,
};
const gang: LaunchPlan = {
  ...alone,
  pods: 2,
  rendezvous: { host: 'fit-12345678-workers-0-0.fit-12345678', port: 29_500 },
};

test('torchrun starts the program unchanged, once per process', () => {
  expect(pytorch.command(alone)).toEqual([
    'torchrun',
    '--nnodes=1',
    '--nproc-per-node=4',
    '--max-restarts=0',
    '--rdzv-id=fit-12345678',
    '--standalone',
    '--no-python',
    'python',
    'train.py',
    '--epochs',
    '3',
  ]);
});

test('the processes of a gang find each other at its first pod while their starts differ', () => {
  expect(pytorch.command(gang)).toEqual(
    expect.arrayContaining([
      '--nnodes=2',
      '--rdzv-backend=static',
      '--rdzv-conf=timeout=2400',
      '--master-addr=fit-12345678-workers-0-0.fit-12345678',
      '--master-port=29500',
    ]),
  );
});

test('the rank of a pod is its completion index', () => {
  expect(pytorch.fieldEnv(gang)).toEqual({
    PET_NODE_RANK: "metadata.annotations['batch.kubernetes.io/job-completion-index']",
  });
  expect(pytorch.fieldEnv(alone)).toEqual({});
});

test('all processes together have one thread per CPU, and each process has at least one', () => {
  expect(pytorch.env(alone).OMP_NUM_THREADS).toBe('4');
  expect(pytorch.env({ ...alone, cpuMilli: 500 }).OMP_NUM_THREADS).toBe('1');
});

test('NCCL uses the fabric in a gang, and is not configured without GPUs', () => {
  expect(pytorch.env(gang)).toMatchObject({ NCCL_DEBUG: 'WARN', FI_PROVIDER: 'efa' });
  expect(pytorch.env(alone)).not.toHaveProperty('FI_PROVIDER');
  expect(pytorch.env({ ...gang, gpus: 0 })).not.toHaveProperty('NCCL_DEBUG');
});

test('shared memory is 1 GiB per process, and at most half of the memory', () => {
  expect(pytorch.sharedMemoryBytes(4, 64 * GiB)).toBe(4 * GiB);
  expect(pytorch.sharedMemoryBytes(4, 6 * GiB)).toBe(3 * GiB);
});

describe('topology', () => {
  test('is one pod with one process per GPU by default', () => {
    expect(pytorch.pods).toBe(1);
    expect(pytorch.processes(8)).toBe(8);
    expect(pytorch.processes(0)).toBe(1);
  });

  test('has the nodes and processes of the definition', () => {
    const framework = pytorchOf({ kind: 'pytorch', nodes: 3, processesPerNode: 2 });
    expect(framework.pods).toBe(3);
    expect(framework.processes(8)).toBe(2);
  });
});
