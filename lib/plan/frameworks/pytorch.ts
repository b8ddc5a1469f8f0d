import { GiB, MiB } from '../../units/quantity';
import { type Framework, type LaunchPlan, threadsOf } from './framework';

/**
 * Seconds that pods of a gang wait for each other. They fetch their images and data first, which one of them may do long
 * before another.
 */
const rendezvousSeconds = 1800;

/**
 * PyTorch under torchrun, which starts the program once for each process and gives it RANK, LOCAL_RANK, WORLD_SIZE,
 * MASTER_ADDR and MASTER_PORT. The program is a command of its own (`--no-python`): `['python', 'train.py']` or any other.
 *
 * The rendezvous is static: the number of a pod in its job is its rank, and pod 0 listens. The other kind (c10d) finds
 * out by DNS whether a pod is the one that listens, and a pod that starts before its own name is known says no for good.
 * It is restarted as a whole by whoever started the pods, so torchrun itself restarts nothing.
 * Source: pytorch/pytorch v2.15.0, torch/distributed/run.py, elastic/rendezvous/static_tcp_rendezvous.py and utils.py;
 * kubeflow/trainer v2.3.0 tells torchrun the same by variables.
 */
export const pytorch: Framework = {
  command: ({ program, run, pods, processes, rendezvous }) => [
    'torchrun',
    `--nnodes=${pods}`,
    `--nproc-per-node=${processes}`,
    '--max-restarts=0',
    `--rdzv-id=${run}`,
    ...(rendezvous
      ? [
          '--rdzv-backend=static',
          `--rdzv-conf=timeout=${rendezvousSeconds}`,
          `--master-addr=${rendezvous.host}`,
          `--master-port=${rendezvous.port}`,
        ]
      : ['--standalone']),
    '--no-python',
    ...program,
  ],
  env: (launch) => ({
    OMP_NUM_THREADS: String(threadsOf(launch)),
    // How long torchrun waits for its processes after it has passed on the signal. Versions before 2.9 wait 30 seconds.
    TORCH_ELASTIC_SHUTDOWN_TIMEOUT: String(launch.stopSeconds),
    // The compiler's cache is named after the user, and the image knows no name for ours.
    USER: 'training',
    ...ncclEnv(launch),
  }),
  // torchrun reads each of its options from PET_ and its name as well.
  fieldEnv: ({ rendezvous }): Readonly<Record<string, string>> =>
    rendezvous ? { PET_NODE_RANK: "metadata.annotations['batch.kubernetes.io/job-completion-index']" } : {},
  // Source: as above, torch/distributed/elastic/agent/server/local_elastic_agent.py, and run.py for PET_.
  ownVariables:
    /^((LOCAL_|GROUP_|ROLE_)?RANK|(LOCAL_|GROUP_|ROLE_)?WORLD_SIZE|ROLE_NAME|MASTER_(ADDR|PORT)|(TORCHELASTIC|TORCH_ELASTIC|PET)_\w+)$/,
  // NCCL and the workers of data loaders speak to each other through it. A gibibyte for each process: what NVIDIA tells
  // those to give who run NCCL in a container; at most half of the memory, in which it is counted.
  // Source: NVIDIA NCCL User Guide, "Troubleshooting", section on shared memory in Docker containers, 2026-11.
  sharedMemoryBytes: (processes, memoryBytes) => Math.floor(Math.min(processes * GiB, memoryBytes / 2) / MiB) * MiB,
  temporaryBytes: 4 * GiB,
  defaults: { kind: 'whole-node' },
};

/** NCCL runs where there are GPUs. It finds the network of a pod by itself: a pod has one. */
function ncclEnv({ gpus, pods, fabricEnv }: LaunchPlan): Readonly<Record<string, string>> {
  if (gpus === 0) return {};
  return { NCCL_DEBUG: 'WARN', ...(pods > 1 && fabricEnv) };
}
