import { GiB, MiB } from '../../units/quantity';
import { type Framework, threadsOf } from './framework';

/** scikit-learn, or any other program: one process, started as it is written. */
export const scikitLearn: Framework = {
  command: ({ program }) => program,
  env: (launch) => ({
    // A program sees all CPUs of the node, and `n_jobs=-1` would start a process for each.
    // Source: joblib 1.5, loky's cpu_count; 2026-11.
    LOKY_MAX_CPU_COUNT: String(threadsOf(launch)),
    OMP_NUM_THREADS: String(threadsOf(launch)),
    // Otherwise joblib shares arrays through /dev/shm, which holds 64 MiB.
    JOBLIB_TEMP_FOLDER: '/tmp',
  }),
  fieldEnv: () => ({}),
  sharedMemoryBytes: () => undefined,
  temporaryBytes: 512 * MiB,
  defaults: { kind: 'fixed', cpuMilli: 1000, memoryBytes: 2 * GiB },
};
