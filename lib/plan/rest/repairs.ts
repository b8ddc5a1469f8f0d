import type { InvalidDefinition, Replacement } from '../../definition/repair/invalid-definition';
import type { RepairedDefinition } from '../../definition/repair/repaired';
import { type Finding, formatPath, type Path } from '../../errors';

/** Repaired definitions that a finding is compared across. */
const repairs = 5;
/** Definitions with more problems of the shape are not repaired, because too much of it is unknown. */
const maxSize = 1000;
/** Further repairs that try whether a name is used by what could not be checked. */
const maxNames = 5;
/** Checks of one repair, each with a better choice of names. */
const maxRounds = 3;

/** One repaired definition and its findings, with the paths of the invalid definition. */
export interface Judged {
  readonly repaired: RepairedDefinition;
  readonly findings: readonly Finding[];
  readonly replacements: readonly Replacement[];
}

/** Findings of the rules for a repaired definition. */
export type Check = (repaired: RepairedDefinition) => readonly Finding[];

/** Checks several repairs of an invalid definition. */
export class Checker {
  /** Names that an invalid value could have, by its path. */
  private readonly names = new Map<string, { readonly path: Path; readonly allowed: readonly string[] }>();
  /** Names that an invalid value could have and that no repair uses. */
  private readonly untried = new Set<string | number | undefined>();
  /** Findings by the JSON of the definition: small problems have few different repairs. */
  private readonly checked = new Map<string, readonly Finding[]>();

  constructor(
    private readonly invalid: InvalidDefinition,
    private readonly check: Check,
  ) {}

  run(): readonly Judged[] {
    if (this.invalid.size > maxSize) return [];
    const indexes = Array.from({ length: repairs }, (_, index) => index);
    const all = indexes.map((index) => this.judge(index)).filter((each) => each !== undefined);
    const suspects = new Set(common(all).map(({ path }) => path.at(-1)));
    const uses = [...this.names.values()].flatMap(({ path, allowed }) =>
      allowed.filter((name) => suspects.has(name)).map((value) => ({ path, value })),
    );
    for (const { value } of uses.slice(maxNames)) this.untried.add(value);
    const others = uses.slice(0, maxNames).map((use) => this.use(use, all));
    return [...all, ...others.filter((each) => each !== undefined)];
  }

  /** Whether no further repair could show that a finding depends on a name. */
  isTried({ path }: Finding): boolean {
    return !this.untried.has(path.at(-1));
  }

  /** Repeats the check of a repair that has the value, with another name. */
  private use(use: Replacement, all: readonly Judged[]): Judged | undefined {
    const key = formatPath(use.path);
    const index = all.findIndex(({ replacements }) => replacements.some(({ path }) => formatPath(path) === key));
    return index < 0 ? undefined : this.judge(index, [...(all[index]?.replacements ?? []), use]);
  }

  private findingsOf(repaired: RepairedDefinition): readonly Finding[] {
    const json = JSON.stringify(repaired.definition);
    const known = this.checked.get(json);
    if (known !== undefined) return known;
    const findings = this.check(repaired);
    this.checked.set(json, findings);
    return findings;
  }

  /** Names among the replaced values are chosen from those that the findings about them allow. */
  private judge(index: number, replacements: readonly Replacement[] = [], round = 0): Judged | undefined {
    const repaired = this.invalid.repaired(index, replacements);
    if (repaired === undefined) return undefined;
    const findings = this.findingsOf(repaired).map((finding) => ({ ...finding, path: repaired.written(finding.path) }));
    const spots = new Set(repaired.spots.map(formatPath));
    const isOwn = ({ path }: Finding) => path.some((_, step) => spots.has(formatPath(path.slice(0, step + 1))));
    const better = findings.filter(isOwn).flatMap(({ path, allowed }) => {
      if (!Array.isArray(allowed) || allowed.length === 0) return [];
      this.names.set(formatPath(path), { path, allowed });
      return [{ path, value: allowed[index % allowed.length] }];
    });
    if (better.length > 0 && round < maxRounds) return this.judge(index, [...replacements, ...better], round + 1);
    return { repaired, findings: findings.filter((finding) => !isOwn(finding)), replacements };
  }
}

/** Findings that every repair has. */
export function common(all: readonly Judged[]): readonly Finding[] {
  const [first, ...others] = all.map(({ findings }) => byId(findings));
  const isShorter = all[0]?.repaired.isShorter === true;
  return [...(first ?? [])].flatMap(([id, finding]) => {
    const same = others.map((findings) => findings.get(id)).filter((each) => each !== undefined);
    if (same.length < others.length) return [];
    // The numbers of a repair with replaced values are not those of the user.
    return isShorter || same.every((each) => isSame(each, finding)) ? [finding] : [];
  });
}

function isSame(a: Finding, b: Finding): boolean {
  const textOf = ({ problem, value, allowed, fix }: Finding) => JSON.stringify([problem, value, allowed, fix]);
  return textOf(a) === textOf(b);
}

/** Findings by rule and path. Their texts can contain numbers that depend on an invalid value. */
export function byId(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const ids = new Map<string, Finding>();
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const id = `${finding.rule} ${formatPath(finding.path)}`;
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    ids.set(`${id} ${count}`, finding);
  }
  return ids;
}
