import type { Path, Place } from '../errors';
import type { DefinitionSource } from './source';

/**
 * Source of a value of the merged definition. Only a value that is merged from several sources has children.
 */
export interface Trace {
  readonly source: DefinitionSource;
  /** Path in the source. */
  readonly path: Path;
  readonly children: ReadonlyMap<string, Trace>;
}

/** A value and its source. */
export interface Traced<T = unknown> {
  readonly value: T;
  readonly trace: Trace;
}

/** The trace of a value that comes completely from one source. */
export function traceOf(source: DefinitionSource, path: Path = []): Trace {
  return { source, path, children: new Map() };
}

/** The trace of the value at a key. */
export function childTrace(trace: Trace, step: string | number): Trace {
  return trace.children.get(String(step)) ?? traceOf(trace.source, [...trace.path, step]);
}

/** The same trace with other children at some keys. */
export function withChildren(trace: Trace, children: Iterable<readonly [string, Trace]>): Trace {
  return { ...trace, children: new Map([...trace.children, ...children]) };
}

/** Role of the source of the value at a path. */
export function roleOf(trace: Trace, path: Path): DefinitionSource['role'] {
  return sourceOf(trace, path).role;
}

/** The source of the value at a path. */
export function sourceOf(trace: Trace, path: Path): DefinitionSource {
  return path.reduce(childTrace, trace).source;
}

/** Position of a path, or of its nearest parent that has one. */
export function placeOf(trace: Trace, path: Path): Place | undefined {
  const written = path.reduce(childTrace, trace);
  return written.source.locate?.(written.path);
}

/** Text of the number at a path, as its source has it. */
export function numberTextOf(trace: Trace, path: Path): string | undefined {
  const written = path.reduce(childTrace, trace);
  return written.source.textOf?.(written.path);
}
