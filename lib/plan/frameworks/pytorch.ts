import type { PyTorchSpec } from '../../definition/training';
import { GiB, MiB } from '../../units/quantity';
import { type Framework, type LaunchPlan, threadsOf, usageExitCodes } from './framework';

/** Default port of torchrun. Source: torch.distributed.run, --master-port. */
const rendezvousPort = 29_500;

/**
 * PyTorch under torchrun, which starts the program once per process and sets RANK, LOCAL_RANK, WORLD_SIZE, MASTER_ADDR and
 * MASTER_PORT. The program is a complete command (`--no-python`): `['python', 'train.py']` or any other.
 *
 * The rendezvous is static: the completion index of a pod is its rank, and pod 0 listens. The c10d rendezvous compares DNS
 * names to find out whether a pod listens, and fails for a pod that starts before its own name resolves.
 * Kubernetes restarts the whole gang, so torchrun restarts nothing.
 * Source: pytorch/pytorch v2.15.0, torch/distributed/run.py, elastic/rendezvous/static_tcp_rendezvous.py and utils.py;
 * kubeflow/trainer v2.3.0 passes the same values to torchrun in variables.
 */
export function pytorch({ nodes = 1, processesPerNode }: PyTorchSpec): Framework {
  return {
    pods: nodes,
    processes: (gpus) => processesPerNode ?? Math.max(1, gpus),
    rendezvousPort,
    // Collective libraries listen on any free port.
    gangPorts: [{ port: 'all', protocol: 'TCP' }],
    fatalExitCodes: usageExitCodes,
    fields: { pods: 'nodes', processes: 'processesPerNode' },
    defaultProcesses: 'one per GPU of the pod, or one without GPUs',
    command,
    env,
    // torchrun reads each of its options from a variable with the prefix PET_ as well.
    fieldEnv: ({ rendezvous }): Readonly<Record<string, string>> =>
      rendezvous ? { PET_NODE_RANK: "metadata.annotations['batch.kubernetes.io/job-completion-index']" } : {},
    // Source: as above, torch/distributed/elastic/agent/server/local_elastic_agent.py, and run.py for PET_.
    ownVariables:
      /^((LOCAL_|GROUP_|ROLE_)?RANK|(LOCAL_|GROUP_|ROLE_)?WORLD_SIZE|ROLE_NAME|MASTER_(ADDR|PORT)|(TORCHELASTIC|TORCH_ELASTIC|PET)_\w+)$/,
    // NCCL and the workers of data loaders communicate through shared memory: 1 GiB per process, as NVIDIA recommends for
    // NCCL in containers, and at most half of the memory, because shared memory counts toward it.
    // Source: NVIDIA NCCL User Guide, "Troubleshooting", section on shared memory in Docker containers, 2026-11.
    sharedMemoryBytes: (processes, memoryBytes) => Math.floor(Math.min(processes * GiB, memoryBytes / 2) / MiB) * MiB,
    temporaryBytes: 4 * GiB,
    defaults: { kind: 'whole-node' },
  };
}

function command({ program, run, pods, processes, rendezvous, startSeconds }: LaunchPlan): readonly string[] {
  return [
    'torchrun',
    `--nnodes=${pods}`,
    `--nproc-per-node=${processes}`,
    '--max-restarts=0',
    `--rdzv-id=${run}`,
    ...(rendezvous
      ? [
          '--rdzv-backend=static',
          // The pods of a gang wait for each other. Each first pulls images and downloads data.
          `--rdzv-conf=timeout=${startSeconds}`,
          `--master-addr=${rendezvous.host}`,
          `--master-port=${rendezvous.port}`,
        ]
      : ['--standalone']),
    '--no-python',
    ...program,
  ];
}

function env(launch: LaunchPlan): Readonly<Record<string, string>> {
  return {
    OMP_NUM_THREADS: String(threadsOf(launch)),
    // How long torchrun waits for its processes after it has forwarded the signal. Versions before 2.9 wait 30 seconds.
    TORCH_ELASTIC_SHUTDOWN_TIMEOUT: String(launch.stopSeconds),
    // The compiler names its cache after the user, and the image has no name for this user id.
    USER: 'training',
    ...ncclEnv(launch),
  };
}

/** NCCL runs only on GPUs. It finds the network interface of a pod by itself, because a pod has only one. */
function ncclEnv({ gpus, pods, fabricEnv }: LaunchPlan): Readonly<Record<string, string>> {
  if (gpus === 0) return {};
  return { NCCL_DEBUG: 'WARN', ...(pods > 1 && fabricEnv) };
}
