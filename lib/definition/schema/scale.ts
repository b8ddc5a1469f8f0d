import * as z from 'zod';
import { decimal, inOrder, kinds, maxCount, object, whole } from './fields';

/** Thresholds of autoscalers are quantities, which have no smaller part. */
const minRate = 0.001;

const signal = kinds([
  object({
    kind: z.literal('cpu'),
    percent: whole(10, 95).exactOptional(),
  }),
  object({
    kind: z.literal('waiting-requests'),
    perReplica: whole(1, maxCount).exactOptional(),
  }),
  object({
    kind: z.literal('request-rate'),
    perReplica: decimal(minRate, maxCount),
  }),
]);

/** {@link ScaleSpec}. The default of `min` is 2, so a `max` of 1 without `min` is invalid. */
export const scaleSchema = inOrder(
  object({
    min: whole(0, maxCount).exactOptional(),
    max: whole(1, maxCount).exactOptional(),
    signal: signal.exactOptional(),
  }),
  'min',
  'max',
  2,
);
