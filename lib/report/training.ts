import { podRequest } from '../plan/capacity/room';
import { bucketAddress } from '../plan/facts/bucket-address';
import type { TrainingDataPlan, TrainingJobPlan } from '../plan/types/training-job';
import { formatDuration, minutes } from '../units/duration';
import { amounts, count } from './amounts';
import { type Section, section } from './section';
import type { Style } from './style';
import { table } from './table';

/** Pods, requests and priority of each training job, how it recovers, and the data that it reads and writes. */
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
      { title: 'requests per pod', wrap: true },
      { title: 'priority' },
      { title: 'deadline', align: 'right' },
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
  const recovery = table(
    [{ title: 'job' }, { title: 'run' }, { title: 'on interruption', wrap: true }, { title: 'on failure' }],
    jobs.map((job) => [job.name, job.run, onInterruption(job), onFailure(job)]),
    style,
  );
  return section(
    'Training',
    [about, recovery, dataTable(jobs, style)].filter((part) => part !== '').join('\n\n'),
    style,
  );
};

function dataTable(jobs: readonly TrainingJobPlan[], style: Style): string {
  const rows = jobs.flatMap((job) => dataRows(job).map((row, index) => [index === 0 ? job.name : '', ...row]));
  if (rows.length === 0) return '';
  return table(
    [{ title: 'job' }, { title: 'data' }, { title: 'directory' }, { title: 'location', wrap: true }],
    rows,
    style,
  );
}

function gang({ pods, processesPerPod }: TrainingJobPlan): string {
  return processesPerPod === 1 ? String(pods) : `${pods} x ${count(processesPerPod, 'process', 'processes')}`;
}

function onInterruption({ checkpoint }: TrainingJobPlan): string {
  if (!checkpoint) return 'restart from scratch';
  return `resume from checkpoint (max age ${minutes(checkpoint.everySeconds + checkpoint.copySeconds)})`;
}

function onFailure({ failure: { retries } }: TrainingJobPlan): string {
  return retries === 0 ? 'no retries' : count(retries, 'retry', 'retries');
}

function dataRows({ data, checkpoint, output }: TrainingJobPlan): readonly (readonly string[])[] {
  return [
    ...data.map((input) => dataRow('input', input)),
    ...(checkpoint ? [dataRow('checkpoints', checkpoint)] : []),
    ...(output ? [dataRow('output', output)] : []),
  ];
}

function dataRow(
  kind: string,
  { directory, location, path }: Pick<TrainingDataPlan, 'directory' | 'location' | 'path'>,
): readonly string[] {
  return [kind, directory, `${bucketAddress(location)}/${path}`];
}
