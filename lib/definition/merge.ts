import type { Finding, Path, Place } from '../errors';
import { canonicalJson } from '../units/canonical-json';
import { isMap } from '../units/values';
import { addPart, type Merging } from './merge-part';
import { plainData } from './plain-data';
import { typeFinding } from './schema/findings';
import type { DefinitionSource } from './source';
import { childTrace, placeOf, type Traced, traceOf, withChildren } from './trace';

/** Several sources as one value, before anything has looked at its shape. */
interface MergedSources {
  /** Without `include`: parts are among models, services, training jobs and waivers. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Where a path of the merged value was written. Nothing for objects of a program. */
  readonly places: (path: Path) => readonly Place[];
}

/** Merges a base, its parts and the layers over it, in the order in which they are given. */
export function mergeSources(sources: readonly DefinitionSource[]): MergedSources {
  const [base, ...others] = sources;
  if (base?.role !== 'base') throw new TypeError('the first source of a definition is its base');
  let merging = layOver(undefined, base);
  for (const source of others) merging = source.role === 'part' ? addPart(merging, source) : layOver(merging, source);
  merging = finishLayer(merging);
  const { value, trace } = merging.merged;
  return {
    value,
    findings: merging.findings,
    places: (path) => {
      const place = placeOf(trace, path);
      return place === undefined ? [] : [place];
    },
  };
}

/** Lays a base over nothing, or a layer over what there is, and then adds the parts that stand in it. */
function layOver(below: Merging | undefined, source: DefinitionSource): Merging {
  const finished = below === undefined ? undefined : finishLayer(below);
  const { include, rest } = takeInclude(source.value);
  const plain = plainData(rest);
  const merged =
    finished === undefined
      ? { value: plain.value, trace: traceOf(source) }
      : overlay(finished.merged, withoutSchema(plain.value), { source, path: [] });
  const merging: Merging = {
    merged: { ...merged, value: withoutSchema(merged.value) },
    findings: [...(finished?.findings ?? []), ...plain.findings],
    parts: finished?.parts ?? 0,
    ...(finished === undefined ? {} : { layer: { source, before: canonicalJson(finished.merged.value) } }),
  };
  return addInclude(merging, source, include);
}

/** The parts that an object carries itself: each is a source like the others, with its paths below `include`. */
function addInclude(merging: Merging, source: DefinitionSource, include: unknown): Merging {
  if (include === undefined) return merging;
  if (!Array.isArray(include)) {
    const finding = typeFinding(['include'], include, 'a list of parts');
    return { ...merging, findings: [...merging.findings, finding] };
  }
  return include.reduce<Merging>((soFar, value: unknown, index) => {
    const { locate } = source;
    return addPart(soFar, {
      name: source.name,
      role: 'part',
      value,
      ...(locate === undefined ? {} : { locate: (path) => locate(['include', index, ...path]) }),
    });
  }, merging);
}

/** `include` is taken off before the rest is copied, so that faults in a part have the part's paths. */
function takeInclude(value: unknown): { readonly include?: unknown; readonly rest: unknown } {
  if (!isMap(value) || !Object.hasOwn(value, 'include')) return { rest: value };
  const { include, ...rest } = value;
  return { include, rest };
}

/** `$schema` is for editors. */
function withoutSchema(value: unknown): unknown {
  if (!isMap(value) || !Object.hasOwn(value, '$schema')) return value;
  const { $schema: _, ...rest } = value;
  return rest;
}

/** A layer that changes nothing, its parts included, is a file that somebody believes in without reason. */
function finishLayer(merging: Merging): Merging {
  const { layer, ...rest } = merging;
  if (layer === undefined || canonicalJson(merging.merged.value) !== layer.before) return rest;
  const place = layer.source.locate?.([]);
  const finding: Finding = {
    rule: 'layer/no-change',
    path: [],
    problem: `the layer ${layer.source.name} changes nothing`,
    allowed: 'a layer that says something else than what is below it',
    fix: 'take the layer away, or write in it what differs',
    ...(place === undefined ? {} : { places: [place] }),
  };
  return { ...rest, findings: [...rest.findings, finding] };
}

/** Maps merge by key, null takes away, everything else replaces. */
function overlay(below: Traced, value: unknown, written: Origin): Traced {
  if (!isMap(value)) return { value, trace: traceOf(written.source, written.path) };
  const start = isMap(below.value) ? below.value : {};
  const trace = isMap(below.value) ? below.trace : traceOf(written.source, written.path);
  const result: Record<string, unknown> = { ...start };
  const children = Object.entries(value).map(([key, child]) => {
    const origin: Origin = { source: written.source, path: [...written.path, key] };
    if (child === null) {
      delete result[key];
      return [key, traceOf(origin.source, origin.path)] as const;
    }
    const laid = overlay({ value: start[key], trace: childTrace(trace, key) }, child, origin);
    result[key] = laid.value;
    return [key, laid.trace] as const;
  });
  return { value: result, trace: withChildren(trace, children) };
}

interface Origin {
  readonly source: DefinitionSource;
  readonly path: Path;
}
