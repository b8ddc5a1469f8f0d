import type { Finding, Path, Place } from '../errors';
import { canonicalJson } from '../units/canonical-json';
import { isMap } from '../units/values';
import { withBucketTeams } from './bucket-teams';
import { type EntrySource, entrySources } from './entry-sources';
import { foreignBuckets } from './foreign-buckets';
import { foreignModels } from './foreign-models';
import { foreignPools } from './foreign-pools';
import { withGatewayTeams } from './gateway-teams';
import { addPart, isInside, type Merging } from './merge-part';
import { OwnCollections } from './own-collections';
import { plainData } from './plain-data';
import { withRegistryTeams } from './registry-teams';
import { type Removal, removalOf } from './removal';
import { typeFinding } from './schema/findings';
import type { DefinitionSource } from './source';
import { withTeamCalls } from './team-calls';
import { withTeamSecrets } from './team-secrets';
import { childTrace, numberTextOf, placeOf, type Traced, traceOf, withChildren } from './trace';

/** Several sources merged into one value, whose shape is not checked yet. */
interface MergedSources {
  /** Without `include`: models, services, training jobs and waivers contain those of the parts. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Findings about values that match the schema or are not needed, and that cannot be used, such as an unknown team. */
  readonly doubts: readonly Finding[];
  /** Paths of values in the sources that are not in the merged value. */
  readonly unread: readonly Path[];
  /** Positions of a path of the merged value. Empty for objects of a program. */
  readonly places: (path: Path) => readonly Place[];
  /** The `null` of a layer that removes a path. */
  readonly removals: (path: Path) => Removal | undefined;
  /** The files whose entries the map or list at a path has. Empty if all are from one source. */
  readonly entries: (path: Path) => readonly EntrySource[];
  /** Text of the number at a path, as its source has it. Undefined for objects of a program. */
  readonly textOf: (path: Path) => string | undefined;
}

/** Merges a base, its parts and the layers over it, in the given order. */
export function mergeSources(sources: readonly DefinitionSource[]): MergedSources {
  const [base, ...others] = sources;
  if (base?.role !== 'base') throw new TypeError('the first source of a definition must have the role base');
  let merging = layOver(undefined, base);
  for (const source of others) merging = source.role === 'part' ? addPart(merging, source) : layOver(merging, source);
  merging = finishLayer(merging);
  const { trace } = merging.merged;
  const value = merging.parts > 0 ? withDefaults(merging.merged) : merging.merged.value;
  return {
    value,
    findings: [
      ...merging.findings,
      ...foreignModels(merging.merged),
      ...foreignPools(merging.merged),
      ...foreignBuckets({ value, trace }),
    ],
    doubts: merging.doubts,
    unread: merging.unread,
    places: (path) => {
      const place = placeOf(trace, path);
      return place === undefined ? [] : [place];
    },
    removals: (path) => removalOf(trace, path),
    entries: (path) => entrySources({ value, trace }, path),
    textOf: (path) => numberTextOf(trace, path),
  };
}

/** Adds the defaults of a definition with parts, so that a part has only access that the platform gives it. */
function withDefaults({ value, trace }: Traced): unknown {
  const defaults = [withBucketTeams, withGatewayTeams, withRegistryTeams, withTeamSecrets, withTeamCalls];
  return defaults.reduce<unknown>((soFar, withDefault) => withDefault({ value: soFar, trace }), value);
}

/** Merges a base or a layer over the sources before it, then adds the parts in its `include`. */
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
    doubts: [...(finished?.doubts ?? []), ...plain.findings.filter(isInside)],
    unread: [...(finished?.unread ?? []), ...plain.findings.filter((each) => !isInside(each)).map(({ path }) => path)],
    parts: finished?.parts ?? 0,
    own: finished?.own ?? new OwnCollections(),
    ...(finished === undefined ? {} : { layer: { source, before: canonicalJson(finished.merged.value) } }),
  };
  return addInclude(merging, source, include);
}

/** Adds the parts in the `include` of an object. Each is a source, with its paths below `include`. */
function addInclude(merging: Merging, source: DefinitionSource, include: unknown): Merging {
  if (include === undefined) return merging;
  if (!Array.isArray(include)) {
    const finding = typeFinding(['include'], include, 'a list of parts');
    return { ...merging, findings: [...merging.findings, finding], unread: [...merging.unread, ['include']] };
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

/** Separates `include` before the rest is copied, so that findings in a part have the paths of the part. */
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

/** Reports a layer that, including its parts, changes nothing. */
function finishLayer(merging: Merging): Merging {
  const { layer, ...rest } = merging;
  if (layer === undefined || canonicalJson(merging.merged.value) !== layer.before) return rest;
  const place = layer.source.locate?.([]);
  const finding: Finding = {
    rule: 'layer/no-change',
    path: [],
    problem: `the layer ${layer.source.name} changes nothing`,
    allowed: 'a layer that changes at least one field',
    fix: 'remove the layer, or add the fields that it changes',
    ...(place === undefined ? {} : { places: [place] }),
  };
  return { ...rest, findings: [...rest.findings, finding] };
}

/** Maps merge by key, null removes a field, every other value replaces. */
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
