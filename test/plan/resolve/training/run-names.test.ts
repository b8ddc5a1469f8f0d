import { runNames } from '../../../../lib/plan/resolve/training/run-names';
import type { TrainingJobPlan } from '../../../../lib/plan/types/training-job';
import { gpuGang, resolvedJob, trains } from '../../../fixtures/gpu-job';

const job = resolvedJob(trains(gpuGang));
const spec = trains(gpuGang).training?.fit;
const run = (draft: TrainingJobPlan) => runNames('fit', spec ?? { image: '', command: [] }, draft).run;

/** The job with another reason for its writable root filesystem. */
function explained(why: string): TrainingJobPlan {
  const rootFilesystem = { kind: 'writable', containers: ['program'], why } as const;
  return { ...job, pod: { ...job.pod, security: { ...job.pod.security, rootFilesystem } } };
}

test('an explanation that changes renames no run', () => {
  expect(job.pod.security.rootFilesystem.kind).toBe('writable');
  expect(run(explained('one reason'))).toBe(run(explained('another reason')));
  expect(run(explained('one reason'))).toBe(run(job));
});

test('containers with a writable root filesystem are part of the name', () => {
  const { pod } = job;
  const rootFilesystem = { kind: 'read-only' } as const;
  expect(run({ ...job, pod: { ...pod, security: { ...pod.security, rootFilesystem } } })).not.toBe(run(job));
});
