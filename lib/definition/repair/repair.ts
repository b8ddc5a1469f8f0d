import * as z from 'zod';
import { type Finding, formatPath, type Path } from '../../errors';
import { closest } from '../../units/closest';
import { isMap } from '../../units/values';
import type { ModelPlatformDefinition } from '../platform';
import { shapeFindings } from '../schema/findings';
import { meantChoice } from '../schema/meant';
import { modelPlatformSchema } from '../schema/platform';
import type { Samples } from '../schema/samples';
import { type Spot, spotAt } from '../schema/spot';
import { Draft } from './draft';
import { LaterFindings } from './later-findings';
import type { LeftOut, RepairedDefinition } from './repaired';

/** Rounds of repairs after which invalid values are only left out. */
const maxStandInRounds = 12;
const maxRounds = 60;

/** One repair of an invalid definition. */
export class Repair {
  readonly draft: Draft;
  private readonly spots = new Map<string, { readonly path: Path; tries: number }>();
  private readonly leftOut: LeftOut[] = [];
  private readonly later: LaterFindings;
  private readonly keys: string[] = [];
  private isShorter = true;

  constructor(
    value: unknown,
    private readonly index: number,
    private readonly samples: Samples,
  ) {
    this.draft = new Draft(value);
    this.later = new LaterFindings((path) => this.spotAt(path));
  }

  /** Repairs until the schema accepts the definition. */
  settle(): RepairedDefinition | undefined {
    for (let round = 0; round < maxRounds; round++) {
      const value = this.draft.value();
      const parsed = modelPlatformSchema.safeParse(value, { reportInput: true });
      if (parsed.success) return this.result(parsed.data);
      const found = shapeFindings(value, parsed.error.issues).map((finding) => ({
        ...finding,
        path: this.draft.written(finding.path),
      }));
      this.later.add(found, round);
      // A misspelt field is moved first, because then no field is missing.
      const unknown = found.filter(({ rule }) => rule === 'definition/unknown-field');
      const next = unknown.length > 0 ? unknown : found;
      if (!next.every((finding) => this.repair(finding, round))) return undefined;
    }
    return undefined;
  }

  /** Repairs a value that the schema accepts or does not need. */
  doubt(finding: Finding): void {
    const { path } = finding;
    const isAbsent = this.draft.get(path) === undefined;
    if (this.index === 0 && isAbsent && canLeaveOut(this.spotAt(path)))
      this.spots.set(formatPath(path), { path, tries: 0 });
    else this.repair(finding, 0);
  }

  /** Adds a model of every name, because a part that was not read can have it. */
  addModels(): void {
    const path = ['models'];
    const written = this.draft.get(path) ?? {};
    const all = this.spotAt(path)
      .schemas.flatMap((schema) => this.samples.of(schema))
      .filter(isMap);
    const largest = all.reduce((a, b) => (Object.keys(b).length > Object.keys(a).length ? b : a), {});
    if (isMap(written)) this.draft.set(path, { ...largest, ...written });
    this.isShorter = false;
  }

  private result(definition: ModelPlatformDefinition): RepairedDefinition {
    const { draft, leftOut, isShorter, later, keys } = this;
    return {
      definition,
      spots: [...this.spots.values()].map(({ path }) => path),
      later: later.all,
      keys,
      leftOut,
      isShorter,
      written: (path) => draft.written(path),
      unmoved: (path) => later.unmoved(path),
    };
  }

  /** @returns false if nothing can be done */
  private repair(finding: Finding, round: number): boolean {
    const { path } = finding;
    if (path.length === 0) return false;
    // Something above it was left out in the same round.
    if (this.draft.get(path.slice(0, -1)) === undefined) return true;
    const key = formatPath(path);
    const tried = this.spots.get(key) ?? { path, tries: 0 };
    this.spots.set(key, tried);
    const spot = this.spotAt(path);
    if (isUnknown(finding, spot)) return this.moveUnknown(finding, spot);
    if (tried.tries++ === 0 && this.correct(finding)) return true;
    this.later.replaced(path);
    const canReplace = round < maxStandInRounds && !(this.index === 0 && canLeaveOut(spot));
    return (canReplace && this.replace(finding, spot, tried.tries - 1)) || this.leaveOut(path);
  }

  /** An unknown field is probably the misspelt name of another. */
  private moveUnknown({ path, allowed }: Finding, { siblings }: Spot): boolean {
    const value = this.draft.get(path);
    const meant = closest(String(path.at(-1)), Array.isArray(allowed) ? allowed : siblings);
    this.draft.remove(path);
    const other = [...path.slice(0, -1), meant ?? ''];
    if (meant === undefined || this.draft.get(other) !== undefined) return true;
    this.draft.set(other, value);
    this.later.moved(path, other);
    return true;
  }

  /**
   * Sets the name that was probably meant. Only every second repair does it, so that findings which depend on a wrong
   * guess differ. A name with other capital letters is no guess.
   */
  private correct({ path, allowed }: Finding): boolean {
    const written = this.draft.get(path);
    if (typeof written !== 'string' || !Array.isArray(allowed)) return false;
    const meant = meantChoice(path, written, allowed);
    const isGuess = meant?.toLowerCase() !== written.toLowerCase();
    if (meant === undefined || (isGuess && this.index % 2 === 1)) return false;
    this.draft.set(path, meant);
    if (isGuess) this.isShorter = false;
    return true;
  }

  /** @returns false if there is no other valid value */
  private replace(finding: Finding, spot: Spot, tries: number): boolean {
    const written = this.draft.get(finding.path);
    const isKeyInvalid = spot.keys.length > 0 && isValid(spot, written);
    return isKeyInvalid ? this.renameKey(finding.path, spot, tries) : this.replaceValue(finding, spot, tries);
  }

  private renameKey(path: Path, { keys }: Spot, tries: number): boolean {
    const name = keys.flatMap((schema) => this.samples.of(schema))[this.index + tries];
    if (name === undefined) return false;
    this.draft.rename(path, String(name));
    this.keys.push(String(path.at(-1)));
    this.isShorter = false;
    return true;
  }

  private replaceValue({ path, allowed }: Finding, spot: Spot, tries: number): boolean {
    const written = this.draft.get(path);
    const names: readonly string[] = Array.isArray(allowed) ? allowed : [];
    const samples = spot.schemas.flatMap((schema) => this.samples.of(schema));
    const meant = typeof written === 'string' ? meantChoice(path, written, names) : undefined;
    const others = [...variationsOf(written), ...names].filter((value) => value !== meant && isValid(spot, value));
    const candidates = [...others, ...samples].filter((value) => !isSame(value, written));
    if (tries >= candidates.length) return false;
    this.draft.set(path, candidates[(this.index + tries) % candidates.length]);
    this.isShorter = false;
    return true;
  }

  /** Leaves out the value, or its nearest parent that is optional. */
  private leaveOut(path: Path): boolean {
    for (let length = path.length; length > 0; length--) {
      const at = path.slice(0, length);
      if (!this.spotAt(at).optional || this.draft.get(at) === undefined) continue;
      this.draft.remove(at);
      if (length < path.length) this.leftOut.push({ path: at, because: path });
      return true;
    }
    return false;
  }

  private spotAt(path: Path): Spot {
    return spotAt(modelPlatformSchema, path, (at) => this.draft.get(at));
  }
}

/** Whether a field is unknown. Another form of a union can have it. */
function isUnknown({ rule }: Finding, { schemas }: Spot): boolean {
  return rule === 'definition/unknown-field' || schemas.length === 0;
}

function isValid({ schemas }: Spot, value: unknown): boolean {
  return schemas.some((schema) => z.safeParse(schema, value).success);
}

/** Whether the definition without the value is one that the user can have meant. Entries are referred to by name. */
function canLeaveOut({ optional, keys }: Spot): boolean {
  return optional && keys.length === 0;
}

/** What may have been meant: a number in quotes, a text without, a list of one. */
function variationsOf(value: unknown): readonly unknown[] {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return [String(value), [value]];
    case 'string':
      return [value.trim().toLowerCase(), Number(value), value === 'true', [value]];
    default:
      return Array.isArray(value) ? value.slice(0, 1) : [[value]];
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
