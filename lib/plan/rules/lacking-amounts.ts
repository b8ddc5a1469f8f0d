import type { Path } from '../../errors';
import { formatCpuSum, formatMebibytes } from '../capacity/amounts';
import { available, runningRequest } from '../capacity/room';
import { nodeText, otherNodes } from '../facts/node-texts';
import type { ContainerPlan } from '../types/container';
import type { RuleFinding } from './rule';
import type { WorkloadScope } from './scopes';

/** Containers that run at the same time, or one that runs alone. */
interface Stage {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  /** What requests it, as the subject of a sentence. */
  readonly subject: string;
  /** The object with the fields `cpu` and `memory` that decide it, and its name in a fix. Absent if no field does. */
  readonly fields?: { readonly path: Path; readonly name: string };
}

const amounts = [
  { field: 'cpu', of: ({ cpuMilli }: Amount) => cpuMilli, format: formatCpuSum },
  { field: 'memory', of: ({ memoryBytes }: Amount) => memoryBytes, format: formatMebibytes },
] as const;

type Amount = Pick<Stage, 'cpuMilli' | 'memoryBytes'>;

/** CPU and memory of a pod above those of an empty node of its pool, at the field of the containers that request them. */
export function lackingAmounts(scope: WorkloadScope, one: string): readonly RuleFinding[] {
  const { pool } = scope;
  const room = available(pool);
  return stagesOf(scope, one).flatMap((stage) =>
    amounts.flatMap(({ field, of, format }): readonly RuleFinding[] => {
      const { subject, fields } = stage;
      if (of(stage) <= of(room)) return [];
      return [
        {
          path: fields ? [...fields.path, field] : scope.workload.path,
          problem: `${subject} requests ${format(of(stage))} ${field}, and ${nodeText(pool)} has ${format(of(room))} for workloads`,
          value: format(of(stage)),
          allowed: `at most ${format(of(room))}`,
          fix: `${fields ? `lower ${fields.name}.${field}, or ` : ''}${otherNodes(pool, 'larger')}`,
        },
      ];
    }),
  );
}

function stagesOf(scope: WorkloadScope, one: string): readonly Stage[] {
  const { pod, path } = scope.workload;
  return [
    { ...runningRequest(pod), subject: one, fields: { path: [...path, 'resources'], name: 'resources' } },
    ...scansOf(scope),
    ...pod.initContainers.filter(({ scans }) => scans === undefined).map((container) => alone(container, one)),
  ];
}

function alone({ name, resources }: ContainerPlan, one: string): Stage {
  return { ...resources, subject: `the init container ${name} of ${one}` };
}

/** The scan of each model of a server, of which the largest decides the request of its init container. */
function scansOf(scope: WorkloadScope): readonly Stage[] {
  if (scope.kind !== 'service') return [];
  const { workload, scanPaths } = scope;
  return workload.models.flatMap(({ name, scan }, index) =>
    scan
      ? [
          {
            ...scan,
            subject: `the scan of ${name} in ${workload.name}`,
            fields: { path: scanPaths[index] ?? [], name: 'scan' },
          },
        ]
      : [],
  );
}
