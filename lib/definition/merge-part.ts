import { type Finding, formatPath, type Path, type Place } from '../errors';
import { isMap, valueAt } from '../units/values';
import type { OwnCollections } from './own-collections';
import { isSameFinding, teamOfPart } from './part-team';
import { plainData } from './plain-data';
import { typeFinding, unknownFieldFinding } from './schema/findings';
import { partFields } from './schema/part';
import { platformFields } from './schema/platform';
import { shown } from './schema/values';
import { waiverSchema } from './schema/waiver';
import { type DefinitionSource, placesIn } from './source';
import { childTrace, placeOf, type Trace, type Traced, traceOf, withChildren } from './trace';
import { foreignWaivers } from './waiver-paths';
import { type WorkloadField, workloadFields, workloadNouns } from './workload-fields';

/** State of a merge. */
export interface Merging {
  readonly merged: Traced;
  readonly findings: readonly Finding[];
  /** Findings about values that match the schema or are not needed, and that cannot be used, such as an unknown team. */
  readonly doubts: readonly Finding[];
  /** Paths of values in the sources that are not in the merged value. */
  readonly unread: readonly Path[];
  /** Number of parts so far: the index of the next one in `include`, if it has no file. */
  readonly parts: number;
  /** The current layer, and the JSON of the definition below it. */
  readonly layer?: { readonly source: DefinitionSource; readonly before: string };
  /** Collections of `merged` that parts extend. */
  readonly own: OwnCollections;
}

/** The current part. */
interface Part {
  readonly source: DefinitionSource;
  /** Path of the part itself: `include["teams/ranking.yaml"]`, or `include[3]` in a program. */
  readonly at: Path;
  readonly value: Readonly<Record<string, unknown>>;
  /** Team of its workloads. */
  readonly owner: string;
  /** Present if the team is missing or unknown. */
  readonly wrongTeam?: Finding;
}

/** Rule for workloads in a part that name another team. */
const foreignRules: Readonly<Record<WorkloadField, string>> = {
  services: 'part/foreign-service',
  training: 'part/foreign-training',
};

/** Team of workloads in a part with an invalid team. The part has a finding, so its workloads need none. */
const unknownTeam = 'unknown-team';

/**
 * Adds the part of a team: its models, services, training jobs and waivers become those of the definition. A name that
 * already exists is a finding with both positions, and the first one stays.
 */
export function addPart(merging: Merging, source: DefinitionSource): Merging {
  // An entry of a file can include several files, so the index of a part would not be that of its entry.
  const at: Path = ['include', source.entry === undefined ? merging.parts : source.name];
  const counted: Merging = { ...merging, parts: merging.parts + 1, merged: rememberPart(merging, source, at) };
  const plain = plainData(source.value);
  // A finding inside a model or service has its path in the definition, every other one its path in the part.
  const findings = plain.findings.map((finding) => ({
    ...finding,
    path: finding.path.length > 1 ? finding.path : [...at, ...finding.path],
    ...placesIn(source, finding.path),
  }));
  const [inside, ofPart] = [findings.filter(isInside), findings.filter((finding) => !isInside(finding))];
  const unread = ofPart.map(({ path }) => path);
  const doubts = [...counted.doubts, ...inside];
  const known = withUnread(withFindings({ ...counted, doubts }, findings), unread);
  if (!isMap(plain.value)) {
    return plain.findings.length > 0
      ? known
      : ignored(known, typeFinding(at, plain.value, 'a map', `a map with ${partContents(source)}`));
  }
  const { $schema: _, ...value } = plain.value;
  const { owner, findings: ofTeam } = teamOfPart(valueAt(counted.merged.value, ['teams']), { source, at, value });
  const [wrongTeam] = owner === undefined ? ofTeam : [];
  const part: Part = { source, at, value, owner: owner ?? unknownTeam, ...(wrongTeam && { wrongTeam }) };
  const newOnes = ofTeam.filter((finding) => !known.findings.some((other) => isSameFinding(other, finding)));
  const withTeam = withFindings(known, newOnes);
  const checked = Object.keys(value)
    .filter((key) => !partFields.includes(key))
    .reduce((sum, key) => ignored(sum, foreignField([...at, key])), withTeam);
  const named = (['models', ...workloadFields] as const).reduce((sum, field) => addNamed(sum, part, field), checked);
  return addWaivers(named, part);
}

function partContents({ entry }: DefinitionSource): string {
  const nouns = 'models, services, training jobs and waivers';
  return entry === undefined ? `\`team\` and the ${nouns} of that team` : `the ${nouns} of the team ${entry.team}`;
}

/** Keeps the position of the part, so that `include[3].team` has one although the definition has no `include`. */
function rememberPart({ merged, own }: Merging, source: DefinitionSource, [include = '', index = 0]: Path): Traced {
  const parts = own.traced(childTrace(merged.trace, include), [[String(index), traceOf(source)]]);
  return { ...merged, trace: own.traced(merged.trace, [[String(include), parts]]) };
}

function foreignField(path: Path): Finding {
  const finding = unknownFieldFinding(path, partFields);
  return {
    ...finding,
    rule: 'part/foreign-field',
    problem: `a part cannot contain \`${path.at(-1)}\``,
    fix: foreignFix(path.at(-1)) ?? finding.fix,
  };
}

function foreignFix(field: unknown): string | undefined {
  if (field === 'files') return 'include files from a definition in YAML or JSON, and parts from a program';
  return platformFields.includes(String(field)) ? 'move it to the definition of the platform' : undefined;
}

function addNamed(merging: Merging, part: Part, field: 'models' | WorkloadField): Merging {
  const added = part.value[field];
  if (added === undefined) return merging;
  if (!isMap(added)) return ignored(merging, typeFinding([...part.at, field], added, 'a map'));
  const there = valueAt(merging.merged.value, [field]) ?? {};
  // If it is not a map, the schema reports it.
  if (!isMap(there)) return merging;
  const entries = Object.entries(added);
  const fresh = entries.filter(([name]) => !Object.hasOwn(there, name));
  const twice = entries.filter(([name]) => Object.hasOwn(there, name));
  const findings = entries.flatMap(([name, value]) => {
    const path = [field, name];
    if (Object.hasOwn(there, name)) return [duplicateName(merging.merged.trace, part, path)];
    return field === 'models' ? [] : foreignTeam(part, field, path, value);
  });
  const result = merging.own.extended(
    there,
    fresh.map(([name, value]) => [name, field === 'models' ? value : ownedBy(part, value)] as const),
  );
  const children = fresh.map(([name]) => [name, traceOfNamed(part, [field, name])] as const);
  const merged = replaced(merging, field, result, children);
  const doubts = [...merging.doubts, ...(field === 'models' ? [] : doubtfulTeams(part, field, fresh))];
  const unread = twice.map(([name]) => [...part.at, field, name]);
  return withUnread(withFindings({ ...merging, merged, doubts }, findings), unread);
}

/** The team of each workload in a part with an invalid team. */
function doubtfulTeams(
  { wrongTeam }: Part,
  field: WorkloadField,
  workloads: readonly (readonly [string, unknown])[],
): readonly Finding[] {
  return wrongTeam === undefined ? [] : workloads.map(([name]) => ({ ...wrongTeam, path: [field, name, 'team'] }));
}

function traceOfNamed({ source }: Part, path: Path): Trace {
  const { entry } = source;
  const team = entry === undefined ? traceOf(source, ['team']) : traceOf(entry.source, [...entry.path, 'team']);
  return withChildren(traceOf(source, path), [['team', team]]);
}

/** A workload or waiver with the team of its part. If it is not a map, the schema reports it. */
function ownedBy({ owner }: Part, value: unknown): unknown {
  return isMap(value) ? { ...value, team: owner } : value;
}

function addWaivers(merging: Merging, part: Part): Merging {
  const { waivers } = part.value;
  if (waivers === undefined) return merging;
  if (!Array.isArray(waivers)) return ignored(merging, typeFinding([...part.at, 'waivers'], waivers, 'a list'));
  const there = valueAt(merging.merged.value, ['waivers']) ?? [];
  if (!Array.isArray(there)) return merging;
  const findings = part.owner === unknownTeam ? [] : foreignWaivers(part, waivers);
  const refused = new Set(findings.map(({ path }) => path.at(-2)));
  // A refused waiver is not merged, so that it has no second finding. One of the wrong shape is, for the schema.
  const kept = waivers
    .map((waiver: unknown, index) => ({ waiver, index }))
    .filter(({ waiver, index }) => !refused.has(index) || !isWaiver(waiver));
  const children = kept.map(
    ({ index }, place) => [String(there.length + place), traceOfNamed(part, ['waivers', index])] as const,
  );
  const owned = kept.map(({ waiver }) => ownedBy(part, waiver));
  const merged = replaced(merging, 'waivers', merging.own.appended(there, owned), children);
  return withFindings({ ...merging, merged }, findings);
}

function isWaiver(value: unknown): boolean {
  return waiverSchema.safeParse(value).success;
}

/** A definition with another value of one field, some of whose entries come from another source. */
function replaced(
  { merged, own }: Merging,
  field: string,
  value: unknown,
  children: Iterable<readonly [string, Trace]>,
): Traced {
  if (!isMap(merged.value)) return merged;
  const trace = own.traced(childTrace(merged.trace, field), children);
  return { value: own.extended(merged.value, [[field, value]]), trace: own.traced(merged.trace, [[field, trace]]) };
}

function duplicateName(trace: Trace, part: Part, path: Path): Finding {
  const first = path.reduce(childTrace, trace);
  const both = [pathInSource(trace, first), formatPath([...part.at, ...path])];
  const places = [placeOf(trace, path), part.source.locate?.(path)].filter((place) => place !== undefined);
  // Modules have no lines, so the paths distinguish both.
  const areLines = places.filter((place) => place.line !== undefined).length === 2;
  return {
    rule: 'part/duplicate-name',
    path,
    problem: areLines ? 'the name is used twice' : `the name is used twice, at ${both.join(' and at ')}`,
    ...shown(path.at(-1)),
    allowed: 'a unique name',
    fix: 'remove one of them, or rename it',
    ...(places.length === 0 ? {} : { places: areLines ? places : withoutTwins(places) }),
  };
}

function withoutTwins(places: readonly Place[]): readonly Place[] {
  return places.filter((place, index) => places.findIndex((other) => other.file === place.file) === index);
}

/** `services.x` in the platform, `include[2].services.x` or `include["teams/ranking.yaml"].services.x` in a part. */
function pathInSource(root: Trace, trace: Trace): string {
  const parts = root.children.get('include')?.children ?? new Map<string, Trace>();
  const key = [...parts].find(([, part]) => part.source === trace.source)?.[0];
  if (key === undefined) return formatPath(trace.path);
  return formatPath(['include', /^\d+$/.test(key) ? Number(key) : key, ...trace.path]);
}

function foreignTeam(part: Part, field: WorkloadField, path: Path, value: unknown): readonly Finding[] {
  const team = valueAt(value, ['team']);
  if (team === undefined || team === part.owner || part.owner === unknownTeam) return [];
  const noun = workloadNouns[field];
  return [
    {
      rule: foreignRules[field],
      path: [...path, 'team'],
      problem: `a part can contain only ${noun}s of its own team`,
      ...shown(team),
      allowed: [part.owner],
      fix: `remove \`team\`, or move the ${noun} to the part of that team`,
      ...placesIn(part.source, [...path, 'team']),
    },
  ];
}

/** Whether a finding is about a value that a repaired definition can have at the same path. */
export function isInside({ rule, path: [first, ...rest] }: Finding): boolean {
  return rule === 'source/plain-data' && rest.length > 0 && first !== 'include' && first !== 'waivers';
}

/** A finding about a value of a part that is not merged. */
function ignored(merging: Merging, finding: Finding): Merging {
  return withUnread(withFindings(merging, [finding]), [finding.path]);
}

function withUnread(merging: Merging, paths: readonly Path[]): Merging {
  return paths.length === 0 ? merging : { ...merging, unread: [...merging.unread, ...paths] };
}

function withFindings(merging: Merging, findings: readonly Finding[]): Merging {
  return findings.length === 0 ? merging : { ...merging, findings: [...merging.findings, ...findings] };
}
