import * as z from 'zod';
import type { Finding } from '../errors';
import { isFinding } from './is-finding';

/** A value as JSON: a text, a finite number, a boolean or null as it is, and anything else as a list. */
const encodedValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.tuple([z.literal('object'), z.int().nonnegative()]),
  z.tuple([z.literal('instance'), z.string()]),
  z.tuple([z.literal('number'), z.enum(['NaN', 'Infinity', '-Infinity'])]),
  z.tuple([z.enum(['bigint', 'function', 'symbol', 'undefined'])]),
]);

/** A list, which has a length, or a map. Its values refer to other objects by index, so that it can contain itself. */
const encodedObject = z.strictObject({
  length: z.int().nonnegative().optional(),
  fields: z.array(z.tuple([z.string(), encodedValue])),
});

const encodedExport = z.strictObject({ root: encodedValue, objects: z.array(encodedObject) });

/** What the process of a module writes as its last line: the default export, or why there is none. */
export const moduleMessage = z.union([
  z.strictObject({ exported: encodedExport }),
  z.strictObject({ findings: z.array(z.custom<Finding>(isFinding)).min(1) }),
]);

export type EncodedValue = z.infer<typeof encodedValue>;
export type EncodedObject = z.infer<typeof encodedObject>;
export type EncodedExport = z.infer<typeof encodedExport>;
export type ModuleMessage = z.infer<typeof moduleMessage>;
