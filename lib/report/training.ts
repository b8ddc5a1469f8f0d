import { podRequest } from '../plan/capacity/room';
import { bucketAddress } from '../plan/explain/bucket-address';
import type { TrainingJobPlan } from '../plan/types/training-job';
import { formatDuration } from '../units/duration';
import { amounts, count, minutes } from './amounts';
import { type Section, section } from './section';
import { table } from './table';

/** What trains, with how much, in which order, and what is lost when it is interrupted. */
export const trainingSection: Section = ({ training }, style) => {
  const jobs = Object.values(training);
  if (jobs.length === 0) return '';
  const about = table(
    [
      { title: 'job' },
      { title: 'namespace', wrap: true },
      { title: 'pool' },
      { title: 'framework' },
      { title: 'pods', align: 'right' },
      { title: 'a pod asks for', wrap: true },
      { title: 'priority' },
      { title: 'at most', align: 'right' },
    ],
    jobs.map((job) => [
      job.name,
      job.namespace,
      job.pool,
      job.framework,
      gang(job),
      amounts(podRequest(job.pod)),
      job.queue.priority,
      formatDuration(job.deadlineSeconds * 1000),
    ]),
    style,
  );
  const safety = table(
    [
      { title: 'job' },
      { title: 'run' },
      { title: 'when interrupted', wrap: true },
      { title: 'when it fails', wrap: true },
      { title: 'reads', wrap: true },
      { title: 'keeps', wrap: true },
    ],
    jobs.map((job) => [job.name, job.run, interrupted(job), failed(job), reads(job), keeps(job)]),
    style,
  );
  return section('Training', [about, safety].join('\n\n'), style);
};

function gang({ pods, processesPerPod }: TrainingJobPlan): string {
  return processesPerPod === 1 ? String(pods) : `${pods} of ${count(processesPerPod, 'process', 'processes')}`;
}

function interrupted({ checkpoint }: TrainingJobPlan): string {
  if (!checkpoint) return 'it begins anew';
  return `goes on from the last checkpoint, at most ${minutes(checkpoint.everySeconds)} old`;
}

function failed({ failure: { retries } }: TrainingJobPlan): string {
  return retries === 0 ? 'it ends' : `is tried again ${count(retries, 'time')}`;
}

function reads({ data }: TrainingJobPlan): string {
  return (
    data.map(({ directory, location, path }) => `${bucketAddress(location)}/${path} in ${directory}`).join('\n') ||
    'nothing'
  );
}

function keeps({ checkpoint, output }: TrainingJobPlan): string {
  const kept = [
    ...(checkpoint ? [`checkpoints in ${bucketAddress(checkpoint.location)}/${checkpoint.path}`] : []),
    ...(output ? [`output in ${bucketAddress(output.location)}/${output.path}`] : []),
  ];
  return kept.join('\n') || 'nothing';
}
