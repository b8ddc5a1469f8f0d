import type { Path } from '../../errors';
import { formatDuration, minutes } from '../../units/duration';
import { lookup } from '../../units/lookup';
import { formatBytes } from '../../units/quantity';
import { bucketAddress } from '../facts/bucket-address';
import { frameworkOf } from '../frameworks/select';
import type { TrainingJobPlan } from '../types/training-job';
import { connectionsOut } from './calls';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { identityLines } from './identity';
import { poolPath } from './machine';
import { placementLines } from './placement';
import { resourceLines, safetyLines } from './pod';

/** Every decision about a training job. */
export function explainTraining(job: TrainingJobPlan, context: ExplainContext): Explanation {
  const { path } = job;
  return {
    subject: { kind: 'training', name: job.name },
    lines: [
      {
        field: 'namespace',
        value: job.namespace,
        why: `namespace of the team ${job.team ?? 'none'}`,
        from: written(context, [...path, 'team']),
      },
      {
        field: 'run',
        value: job.run,
        why: 'name and hash of the job; any change creates a new run',
        from: written(context, [...path, 'run']),
      },
      ...placementLines(job, context),
      ...gangLines(job, path, context),
      ...resourceLines(
        job,
        {
          cpu: 'default of the framework on this pool',
          memory: 'default of the framework on this pool',
          gpu: 'default of the framework on this pool',
          scratch: 'for data, checkpoints, output and logs',
        },
        context,
      ),
      ...sharedMemoryLines(job),
      ...queueLines(job, path, context),
      ...failureLines(job, path, context),
      ...dataLines(job, path, context),
      connectionsOut(job, context),
      ...identityLines(job, context),
      ...job.pod.containers.map(
        ({ name, image, copyOf }): ExplanationLine => ({
          field: `image ${name}`,
          value: image,
          why: copyOf === undefined ? 'contains the program' : `contains the program; copy of ${copyOf}`,
          from: written(context, [...path, 'image']),
        }),
      ),
      ...safetyLines(job, context),
    ],
  };
}

function gangLines(job: TrainingJobPlan, path: Path, context: ExplainContext): readonly ExplanationLine[] {
  const { pods, processesPerPod, rendezvous, object, topologyFields } = job;
  const spec = lookup(context.definition.training, job.name)?.framework;
  const framework = spec && frameworkOf(spec);
  const from = (field: string | undefined, otherwise?: 'computed') =>
    field === undefined ? computed : written(context, [...path, 'framework', field], otherwise);
  return [
    {
      field: 'pods',
      value: `${pods}, as a ${object === 'job' ? 'Job' : 'JobSet'}`,
      why: pods === 1 ? 'the job trains on one node' : 'a gang: they start together or not at all, one per node',
      from: from(topologyFields.pods),
    },
    {
      field: 'processes',
      value: `${processesPerPod} in each pod`,
      why: `default: ${framework?.defaultProcesses ?? 'one'}`,
      from: from(topologyFields.processes, 'computed'),
    },
    ...(rendezvous
      ? [
          {
            field: 'rendezvous',
            value: `${rendezvous.host}:${rendezvous.port}`,
            why: 'address where the processes of all pods meet',
            from: computed,
          },
        ]
      : []),
  ];
}

function sharedMemoryLines({ pod }: TrainingJobPlan): readonly ExplanationLine[] {
  return pod.volumes.flatMap((volume) =>
    volume.kind === 'memory'
      ? [
          {
            field: 'shared memory',
            value: formatBytes(volume.bytes),
            why: '/dev/shm, which the processes of a pod share; part of the memory of the pod',
            from: computed,
          },
        ]
      : [],
  );
}

function queueLines(
  { queue, team, pool }: TrainingJobPlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  return [
    {
      field: 'queue',
      value: queue.localQueue,
      why: `queue of the team ${team ?? 'none'}; the job starts when all of its pods fit the quota`,
      from: written(context, [...path, 'team']),
    },
    {
      field: 'priority',
      value: queue.priority,
      why: `order in the queue: WorkloadPriorityClass ${queue.priorityClass}`,
      from: written(context, [...path, 'priority']),
    },
    ...(queue.provisioning
      ? [
          {
            field: 'node request',
            value: 'all at once',
            why: `Kueue requests them together (${Object.entries(queue.provisioning)
              .map(([name, value]) => `${name}=${value}`)
              .join(', ')}), and the pods are created when all are there`,
            from: written(context, [...poolPath({ name: pool }, context), 'capacity']),
          },
        ]
      : []),
  ];
}

function failureLines(job: TrainingJobPlan, path: Path, context: ExplainContext): readonly ExplanationLine[] {
  const { failure, deadlineSeconds, startSeconds, pod, checkpoint } = job;
  return [
    {
      field: 'failure policy',
      value: `${failure.retries} retries`,
      why: 'failures of the program count; interruptions by the cloud and preemptions do not',
      from: written(context, [...path, 'retries']),
    },
    {
      field: 'deadline',
      value: formatDuration(deadlineSeconds * 1000),
      why: 'maximum duration of one attempt; a longer one is stopped and counts as a failure',
      from: written(context, [...path, 'deadline']),
    },
    {
      field: 'start',
      value: `at most ${formatDuration(startSeconds * 1000)}`,
      why: 'for the nodes, the image and the downloads; then Kueue evicts the job and queues it again',
      from: computed,
    },
    checkpoint
      ? {
          field: 'checkpoint',
          value: `every ${formatDuration(checkpoint.everySeconds * 1000)}, from ${checkpoint.directory} to ${bucketAddress(checkpoint.location)}/${checkpoint.path}`,
          why: `an interrupted run resumes from the newest complete copy, which has everything that was finished ${minutes(checkpoint.everySeconds + checkpoint.copySeconds)} before; ${formatBytes(checkpoint.bytes)} take ${checkpoint.saveSeconds} s to write and copy`,
          from: written(context, [...path, 'checkpoint']),
        }
      : {
          field: 'checkpoint',
          value: 'none',
          why: 'without checkpoints an interrupted run restarts from scratch',
          from: written(context, [...path, 'checkpoint']),
        },
    {
      field: 'grace period',
      value: `${pod.terminationGracePeriodSeconds} s`,
      why: graceWhy(job, context),
      from: computed,
    },
  ];
}

function graceWhy({ pool, checkpoint }: TrainingJobPlan, { plan }: ExplainContext): string {
  const { interruption, drainSeconds } = plan.cluster.pools[pool] ?? {};
  const need = checkpoint ? 'time to write and copy a last checkpoint' : 'time to terminate';
  if (interruption) {
    return `${need}; the cloud reclaims a node ${interruption.noticeSeconds} s after its notice, of which a pod gets ${interruption.graceSeconds} s`;
  }
  return drainSeconds === undefined
    ? need
    : `${need}; an upgrade of a node waits at most ${drainSeconds} s for its pods`;
}

function dataLines({ data, output }: TrainingJobPlan, path: Path, context: ExplainContext): readonly ExplanationLine[] {
  return [
    ...data.map(
      (each): ExplanationLine => ({
        field: `data ${each.directory}`,
        value: `${bucketAddress(each.location)}/${each.path}`,
        why: `${formatBytes(each.bytes)}, downloaded before the program starts`,
        from: written(context, [...path, 'data', each.directory]),
      }),
    ),
    ...(output
      ? [
          {
            field: 'output',
            value: `${output.directory} to ${bucketAddress(output.location)}/${output.path}`,
            why: 'copied after the program succeeds',
            from: written(context, [...path, 'output']),
          },
        ]
      : []),
  ];
}
