import { type Finding, formatPath, type Path } from '../errors';
import { isMap, valueAt } from '../units/values';
import { suggestion } from './schema/fields';
import { missingFinding, typeFinding } from './schema/findings';
import { shown } from './schema/values';
import { type DefinitionSource, type IncludeEntry, placesIn } from './source';

/** A part, as far as its team depends on it. */
interface WrittenPart {
  readonly source: DefinitionSource;
  /** Path of the part: `include["teams/ranking.yaml"]`, or `include[3]` in a program. */
  readonly at: Path;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The team of a part. */
interface PartTeam {
  /** Absent if the team is missing or unknown. Then the first finding says so. */
  readonly owner?: string;
  readonly findings: readonly Finding[];
}

/**
 * The team that owns a part. The entry of `include` decides it for a file, because the platform owns the entry and the team
 * owns the file: a file that names another team has a finding. A part of a program names its team itself.
 */
export function teamOfPart(teams: unknown, part: WrittenPart): PartTeam {
  const { entry } = part.source;
  if (entry !== undefined) return ofEntry(teams, part, entry);
  const { team } = part.value;
  const path: Path = [...part.at, 'team'];
  if (team === undefined) return { findings: [missingFinding(path, 'the name of a team')] };
  if (typeof team !== 'string') return { findings: [typeFinding(path, team, 'a string')] };
  return isKnown(teams, team) ? { owner: team, findings: [] } : { findings: [unknownTeam(teams, path, team)] };
}

/** The entry of `include` decides the team of a file. A part of a program names its team itself. */
export function ownerOf({ entry, value }: DefinitionSource): unknown {
  return entry === undefined ? valueAt(value, ['team']) : entry.team;
}

function ofEntry(teams: unknown, part: WrittenPart, { team, source, path }: IncludeEntry): PartTeam {
  const foreign = foreignTeam(part, team);
  if (isKnown(teams, team)) return { owner: team, findings: foreign };
  const written: Path = [...path, 'team'];
  return { findings: [{ ...unknownTeam(teams, written, team), ...placesIn(source, written) }, ...foreign] };
}

function foreignTeam({ source, at, value: { team } }: WrittenPart, owner: string): readonly Finding[] {
  if (team === undefined || team === owner) return [];
  if (typeof team !== 'string') return [typeFinding([...at, 'team'], team, 'a string', owner)];
  return [
    {
      rule: 'part/foreign-team',
      path: [...at, 'team'],
      problem: `the file is included for the team ${owner}, and names another team`,
      ...shown(team),
      allowed: [owner],
      fix: 'remove `team`; if the file belongs to another team, change the entry of `include`',
      ...placesIn(source, ['team']),
    },
  ];
}

function isKnown(teams: unknown, team: string): boolean {
  return isMap(teams) && Object.hasOwn(teams, team);
}

function unknownTeam(teams: unknown, path: Path, team: string): Finding {
  const names = isMap(teams) ? Object.keys(teams) : [];
  return {
    rule: 'part/unknown-team',
    path,
    problem: 'the team does not exist',
    ...shown(team),
    allowed: names,
    fix: suggestion(team, names, 'add the team to `teams` of the platform, or use one of the existing teams'),
    refersTo: ['teams', team],
  };
}

/** Whether there is already the same finding: all files of one entry have the same unknown team. */
export function isSameFinding(one: Finding, other: Finding): boolean {
  const key = ({ rule, path, places }: Finding) => JSON.stringify([rule, formatPath(path), places]);
  return key(one) === key(other);
}
