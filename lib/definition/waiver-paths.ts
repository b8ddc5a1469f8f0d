import type { Finding, Path, Place } from '../errors';
import { isMap } from '../units/values';
import { shown } from './schema/values';
import { workloadFields } from './workload-fields';

/** Fields of a part whose members belong to the team of the part. */
const ownFields = ['models', ...workloadFields] as const;

/** A part, as far as the paths of its waivers depend on it. */
interface PartOfTeam {
  /** Path of the part: `include["teams/ranking.yaml"]`, or `include[3]` in a program. */
  readonly at: Path;
  readonly value: Readonly<Record<string, unknown>>;
  readonly owner: string;
  readonly source: { readonly locate?: (path: Path) => Place | undefined };
}

/** Whether a path in dotted notation is the path of a waiver or below it. */
export function isAtOrBelow(path: string, at: string): boolean {
  return path === at || path.startsWith(`${at}.`) || path.startsWith(`${at}[`);
}

/**
 * Findings for waivers of a part that concern anything but the part: a waiver at the path of another team, at a path of
 * the platform, at a path above its own, or of another team. The schema reports waivers of the wrong shape.
 */
export function foreignWaivers(part: PartOfTeam, waivers: readonly unknown[]): readonly Finding[] {
  const own = ownFields.flatMap((field) => namesOf(part.value[field]).map((name) => `${field}.${name}`));
  return waivers.flatMap((waiver, index) => {
    if (!isMap(waiver)) return [];
    const path: Path = ['waivers', index];
    return [
      ...foreignPath(part, own, [...path, 'at'], waiver.at),
      ...foreignTeam(part, [...path, 'team'], waiver.team),
    ];
  });
}

function foreignPath(part: PartOfTeam, own: readonly string[], path: Path, at: unknown): readonly Finding[] {
  if (typeof at !== 'string' || own.some((mine) => isAtOrBelow(at, mine))) return [];
  return [
    foreign(part, path, {
      problem: 'a part can waive findings only of its own models, services and training jobs',
      ...shown(at),
      allowed: own,
      fix: 'use a path of the part, or move the waiver to the definition of the platform',
    }),
  ];
}

function foreignTeam(part: PartOfTeam, path: Path, team: unknown): readonly Finding[] {
  if (team === undefined || team === part.owner) return [];
  return [
    foreign(part, path, {
      problem: 'a part can contain only waivers of its own team',
      ...shown(team),
      allowed: [part.owner],
      fix: 'remove `team`',
    }),
  ];
}

function foreign({ at, source }: PartOfTeam, path: Path, finding: Omit<Finding, 'rule' | 'path'>): Finding {
  const place = source.locate?.(path);
  return {
    rule: 'part/foreign-waiver',
    path: [...at, ...path],
    ...finding,
    ...(place === undefined ? {} : { places: [place] }),
  };
}

function namesOf(value: unknown): readonly string[] {
  return isMap(value) ? Object.keys(value) : [];
}
