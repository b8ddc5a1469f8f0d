import * as z from 'zod';
import { decimal, inOrder, kinds, maxCount, object, pattern, text, whole } from './fields';
import { gpuSchema } from './gpu';
import { labelKey, labelValue } from './kubernetes-names';
import { cpus, disk, memory } from './quantities';
import { maxEntries, sized } from './sizes';

const arch = z.enum(['amd64', 'arm64']);

/** More than the price of any node, and small enough for exact sums. */
const maxHourlyUsd = 100_000;

/** Machine types are also values of labels, and texts of alerts, which are Go templates. */
function machineType() {
  return pattern(
    /^[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/,
    'the name of a machine type',
    'letters, digits, ., - and _, such as m7i.2xlarge, n2-standard-8 or Standard_D8s_v5, at most 63 characters',
  );
}

// Exclusive: with `z.union`, `type` and `cpu` would have an unknown field and not a missing one.
const machine = z.xor(
  [
    object({
      cpu: whole(1, maxCount),
      memory: memory(),
      arch: arch.exactOptional(),
    }),
    object({
      type: machineType(),
    }),
    object({
      type: machineType(),
      cpu: whole(1, maxCount),
      memory: memory(),
      arch: arch.exactOptional(),
    }),
  ],
  { error: 'a map with `cpu` and `memory`, or `type`, or all three' },
);

const capacity = kinds([
  object({
    kind: z.enum(['on-demand', 'spot']),
  }),
  object({
    kind: z.literal('reservation'),
    reservation: text('the id or name of the reservation'),
    placement: text('the name of the placement of the reservation').exactOptional(),
  }),
  object({
    kind: z.literal('capacity-block'),
    reservation: text('the id of the reservation of the block'),
  }),
  object({
    kind: z.enum(['flex-start', 'queued-provisioning']),
  }),
]);

const nodeCount = inOrder(
  object({
    min: whole(0, maxCount),
    max: whole(1, maxCount),
  }),
  'min',
  'max',
);

/** {@link NodePoolSpec} */
export const nodePoolSchema = object({
  machine: machine.exactOptional(),
  gpu: gpuSchema.exactOptional(),
  nodes: nodeCount,
  capacity: capacity.exactOptional(),
  disk: disk().exactOptional(),
  localDisk: z.boolean().exactOptional(),
  zones: sized(
    z.array(text(), { error: 'a list of zones' }).min(1, { error: 'at least one zone' }),
    maxEntries,
  ).exactOptional(),
  fabric: z.boolean().exactOptional(),
});

/** {@link SystemPoolSpec} */
export const systemPoolSchema = object({
  machine: machine.exactOptional(),
  nodes: nodeCount.exactOptional(),
});

const taint = object({
  key: labelKey(),
  value: labelValue().exactOptional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

/** {@link ExistingNodePoolSpec} */
export const existingNodePoolSchema = object({
  labels: sized(z.record(labelKey(), labelValue()), maxEntries),
  taints: sized(z.array(taint), maxEntries).exactOptional(),
  allocatable: object({
    cpu: cpus(),
    memory: memory(),
    ephemeralStorage: disk().exactOptional(),
    pods: whole(1, maxCount).exactOptional(),
  }),
  gpu: gpuSchema.exactOptional(),
  arch: arch.exactOptional(),
  nodes: inOrder(object({ min: whole(0, maxCount).exactOptional(), max: whole(1, maxCount) }), 'min', 'max'),
  hourlyUsd: decimal(0, maxHourlyUsd).exactOptional(),
});
