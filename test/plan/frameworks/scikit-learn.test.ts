import type { LaunchPlan } from '../../../lib/plan/frameworks/framework';
import { scikitLearn } from '../../../lib/plan/frameworks/scikit-learn';
import { frameworkOf } from '../../../lib/plan/frameworks/select';

const launch: LaunchPlan = {
  program: ['python', 'train.py'],
  run: 'fit-12345678',
  pods: 1,
  processes: 1,
  cpuMilli: 3500,
  gpus: 0,
  fabricEnv: {},
  startSeconds: 1800,
  stopSeconds: 30,
};

test('starts the program unchanged, in one process of one pod', () => {
  expect(scikitLearn.command(launch)).toEqual(['python', 'train.py']);
  expect(scikitLearn.fieldEnv(launch)).toEqual({});
  expect(scikitLearn.pods).toBe(1);
  expect(scikitLearn.processes(8)).toBe(1);
});

test('joblib starts at most one process per CPU of the pod, and shares arrays on disk', () => {
  expect(scikitLearn.env(launch)).toEqual({
    JOBLIB_TEMP_FOLDER: '/tmp',
    LOKY_MAX_CPU_COUNT: '3',
    OMP_NUM_THREADS: '3',
  });
  expect(scikitLearn.sharedMemoryBytes(1, 2 ** 30)).toBeUndefined();
});

test('each framework is selected by its kind', () => {
  expect(frameworkOf({ kind: 'scikit-learn' })).toBe(scikitLearn);
  expect(frameworkOf({ kind: 'pytorch' }).defaults.kind).toBe('whole-node');
});
