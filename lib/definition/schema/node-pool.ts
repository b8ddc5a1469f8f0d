import * as z from 'zod';
import { parseBytes, parseCpu } from '../../units/quantity';
import { decimal, inOrder, kinds, object, parsed, text, whole } from './fields';
import { gpuSchema } from './gpu';
import { labelKey, labelValue } from './kubernetes-names';

const arch = z.enum(['amd64', 'arm64']);

const machine = z
  .union(
    [
      object({
        cpu: whole(1).describe('Whole CPUs of a node, at least.'),
        memory: parsed(parseBytes, 'above zero').describe('Memory of a node, at least: `32Gi`.'),
        arch: arch.exactOptional(),
      }),
      object({
        type: text().describe("The cloud's own name: `m7i.2xlarge`. Ties the definition to that cloud."),
      }),
    ],
    { error: 'a map with either `cpu` and `memory`, or `type`' },
  )
  .describe('Size of a node, or the name of a machine type.');

const capacity = kinds([
  object({
    kind: z
      .enum(['on-demand', 'spot'])
      .describe(
        '`on-demand`: at the list price, for as long as you like. `spot`: cheaper, and taken away at short notice.',
      ),
  }),
  object({
    kind: z.literal('reservation').describe('Capacity that was reserved beforehand.'),
    reservation: text('the id or name of the reservation').describe(
      'Which: id of a Capacity Reservation on EKS (`cr-…`), name of a reservation on GKE, resource id of a capacity reservation group on AKS.',
    ),
  }),
  object({
    kind: z
      .literal('flex-start')
      .describe("GKE's queue for capacity of up to seven days: nodes come when all of them are there."),
  }),
]).describe('How nodes are bought.');

const nodeCount = inOrder(
  object({
    min: whole(0).describe(
      '0 or more. EKS refuses a higher number than there are nodes at that moment: when raising it, first let the node group run as many, with `aws eks update-nodegroup-config`.',
    ),
    max: whole(1).describe('At least 1 and at least `min`.'),
  }),
  'min',
  'max',
).describe("How many nodes the cluster's autoscaler may run.");

/** {@link NodePoolSpec} */
export const nodePoolSchema = object({
  machine: machine
    .describe('What each node must have at least, or the one machine type that it shall be.')
    .exactOptional(),
  gpu: gpuSchema.exactOptional(),
  nodes: nodeCount,
  capacity: capacity.exactOptional(),
  disk: parsed(parseBytes, 'above zero')
    .describe("Size of each node's root disk, which holds images, logs and scratch space.")
    .exactOptional(),
  zones: z
    .array(text(), { error: 'a list of zones' })
    .min(1, { error: 'at least one zone' })
    .describe("Zones of the nodes, in the cloud's own spelling.")
    .exactOptional(),
  fabric: z
    .boolean()
    .describe(
      'Nodes stand close together in one zone and talk over the fastest network that the cloud gives to pods: EFA on EKS, compact placement with gVNIC and Fast Socket on GKE, a proximity placement group on AKS. For training on several nodes.',
    )
    .exactOptional(),
}).describe('A pool of equal nodes.');

/** {@link SystemPoolSpec} */
export const systemPoolSchema = object({
  machine: machine.exactOptional(),
  nodes: nodeCount.exactOptional(),
}).describe('The pool that operators run on.');

/** {@link ExistingNodePoolSpec} */
export const existingNodePoolSchema = object({
  labels: z.record(labelKey(), labelValue()).describe('Labels that select exactly these nodes.'),
  taints: z
    .array(
      object({
        key: labelKey(),
        value: labelValue().exactOptional(),
        effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
      }).describe('A taint of a node.'),
    )
    .describe('Taints that pods must tolerate.')
    .exactOptional(),
  allocatable: object({
    cpu: parsed(parseCpu, 'above zero').describe('`7`, `7500m`.'),
    memory: parsed(parseBytes, 'above zero').describe('`28Gi`.'),
    ephemeralStorage: parsed(parseBytes, 'above zero').exactOptional(),
    pods: whole(1).exactOptional(),
  }).describe('What `kubectl describe node` prints under Allocatable.'),
  gpu: gpuSchema.exactOptional(),
  arch: arch.exactOptional(),
  nodes: inOrder(object({ min: whole(0).exactOptional(), max: whole(1) }), 'min', 'max'),
  hourlyUsd: decimal(0).describe('What a node costs in US dollars an hour.').exactOptional(),
}).describe('Nodes that exist already, as the cluster describes them.');
