import type * as z from 'zod';
import { isMap } from '../../units/values';

/**
 * Maximum number of entries of a list or map that one object of Kubernetes contains, such as the connections of a job in its
 * network policy. With these, each object stays below the 1.5 MiB that etcd accepts.
 * Source: etcd documentation, "System limits", 2026-11-30.
 */
export const maxEntries = 1000;

/** Maximum number of folders that a pod mounts, or copies from a bucket before its program starts. */
export const maxFolders = 250;

/**
 * Maximum number of objects of one kind in a definition, such as services and waivers. It is ten times what the documentation of
 * performance measures.
 */
export const maxNames = 10_000;

/** A list or map with a maximum number of entries. */
export function sized<S extends z.ZodType>(schema: S, max: number): S {
  const limited = schema.refine((value) => (countOf(value) ?? 0) <= max, {
    error: (issue) => `has ${countOf(issue.input)} entries`,
    params: { rule: 'definition/range', allowed: `at most ${max} entries`, fix: 'split it, or remove entries' },
    // Also if entries of it are invalid, so that all problems are reported at once.
    when: () => true,
  });
  return limited.meta(schema.type === 'array' ? { maxItems: max } : { maxProperties: max });
}

function countOf(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : undefined;
}
