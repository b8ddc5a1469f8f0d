import { GiB, MiB } from '../../units/quantity';
import { type Framework, threadsOf, usageExitCodes } from './framework';

/** scikit-learn or any other program in one process, started without a launcher. */
export const scikitLearn: Framework = {
  pods: 1,
  processes: () => 1,
  gangPorts: [],
  fatalExitCodes: usageExitCodes,
  fields: {},
  defaultProcesses: 'always one',
  command: ({ program }) => program,
  env: (launch) => ({
    // A program sees all CPUs of the node, and `n_jobs=-1` would start one process per CPU.
    // Source: joblib 1.5, loky's cpu_count; 2026-11.
    LOKY_MAX_CPU_COUNT: String(threadsOf(launch)),
    OMP_NUM_THREADS: String(threadsOf(launch)),
    // By default joblib shares arrays through /dev/shm, which has 64 MiB.
    JOBLIB_TEMP_FOLDER: '/tmp',
  }),
  fieldEnv: () => ({}),
  sharedMemoryBytes: () => undefined,
  temporaryBytes: 512 * MiB,
  defaults: { kind: 'fixed', cpuMilli: 1000, memoryBytes: 2 * GiB },
};
