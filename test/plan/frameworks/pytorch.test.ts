import type { LaunchPlan } from '../../../lib/plan/frameworks/framework';
import { pytorch } from '../../../lib/plan/frameworks/pytorch';
import { GiB } from '../../../lib/units/quantity';

const alone: LaunchPlan = {
  program: ['python', 'train.py', '--epochs', '3'],
  run: 'fit-12345678',
  pods: 1,
  processes: 4,
  cpuMilli: 17_900,
  gpus: 4,
  fabricEnv: { FI_PROVIDER: 'efa' },
  stopSeconds: 40,
};
const gang: LaunchPlan = {
  ...alone,
  pods: 2,
  rendezvous: { host: 'fit-12345678-workers-0-0.fit-12345678', port: 29_500 },
};

test('torchrun starts the program once for each process, as it is written', () => {
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

test('processes of a gang meet at its first pod and wait for each other', () => {
  expect(pytorch.command(gang)).toEqual(
    expect.arrayContaining([
      '--nnodes=2',
      '--rdzv-backend=static',
      '--rdzv-conf=timeout=1800',
      '--master-addr=fit-12345678-workers-0-0.fit-12345678',
      '--master-port=29500',
    ]),
  );
});

test('the rank of a node is its number in the Job', () => {
  expect(pytorch.fieldEnv(gang)).toEqual({
    PET_NODE_RANK: "metadata.annotations['batch.kubernetes.io/job-completion-index']",
  });
  expect(pytorch.fieldEnv(alone)).toEqual({});
});

test('threads of all processes together use the CPUs once, and each process has one at least', () => {
  expect(pytorch.env(alone).OMP_NUM_THREADS).toBe('4');
  expect(pytorch.env({ ...alone, cpuMilli: 500 }).OMP_NUM_THREADS).toBe('1');
});

test('NCCL is told of the fabric in a gang, and of nothing where there are no GPUs', () => {
  expect(pytorch.env(gang)).toMatchObject({ NCCL_DEBUG: 'WARN', FI_PROVIDER: 'efa' });
  expect(pytorch.env(alone)).not.toHaveProperty('FI_PROVIDER');
  expect(pytorch.env({ ...gang, gpus: 0 })).not.toHaveProperty('NCCL_DEBUG');
});

test('there is a gibibyte of shared memory for each process, and half of the memory at most', () => {
  expect(pytorch.sharedMemoryBytes(4, 64 * GiB)).toBe(4 * GiB);
  expect(pytorch.sharedMemoryBytes(4, 6 * GiB)).toBe(3 * GiB);
});
