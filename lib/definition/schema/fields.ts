import * as z from 'zod';
import { closest } from '../../units/closest';
import { dnsLabelProblem } from '../../units/names';
import { parseBytes } from '../../units/quantity';
import { UnitError } from '../../units/unit-error';
import { valueAt } from '../../units/values';

/** Longest name that a user may give to something: names are joined, and the result must fit into 63 characters. */
const maxNameLength = 40;

/** Rules about the shape of a definition. What is only wrong together with something else is a rule of the plan. */
export type ShapeRule =
  | 'definition/type'
  | 'definition/unknown-field'
  | 'definition/missing-field'
  | 'definition/range'
  | 'definition/format'
  | 'definition/choice';

/** What an issue of ours carries in `params`, beside its message, which says what is wrong. */
export interface ShapeProblem {
  readonly rule: ShapeRule;
  readonly allowed: string;
  /** @default - said from what is allowed */
  readonly fix?: string;
}

// Issues that zod makes itself have one text only. In this folder that text always says what is allowed; what is
// wrong is said by findings.ts, from the code of the issue and the value.

/** A map with these fields and no others. `allowed` says more of it than which fields are needed. */
export function object<S extends z.core.$ZodLooseShape>(shape: S, allowed?: string) {
  const map = allowed ?? mapOf(shape);
  const unknown = unknownFields(Object.keys(shape));
  return z.strictObject(shape, {
    error: (issue: z.core.$ZodRawIssue) => (issue.code === 'invalid_type' ? map : unknown(issue)),
  });
}

/** What a map must have, or where nothing is needed what it can have. */
function mapOf(shape: z.core.$ZodLooseShape): string {
  const all = Object.entries(shape);
  const needed = all.filter(([, field]) => field._zod.optin === undefined);
  const names = (needed.length > 0 ? needed : all).map(([field]) => `\`${field}\``);
  return needed.length > 0 ? `a map with ${listed(names)}` : `${optionalMap} ${listed(names)}`;
}

/** How a map begins that may be empty. */
export const optionalMap = 'a map with any of';

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A map from names of a fixed list, each of which may be missing. */
export function choices<const K extends string, V extends z.ZodType>(names: readonly K[], value: V) {
  return z.partialRecord(z.enum(names), value, { error: unknownFields(names) });
}

function unknownFields(names: readonly string[]) {
  return (issue: z.core.$ZodRawIssue) => (issue.code === 'unrecognized_keys' ? names.join(', ') : undefined);
}

/** A map that is one of several kinds, told by its field `kind`. */
export function kinds<const O extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]>(
  options: O,
) {
  const known = options.flatMap((option) => [...(option._zod.propValues?.kind ?? [])]);
  return z.discriminatedUnion('kind', options, {
    error: (issue: z.core.$ZodRawIssue) =>
      issue.code === 'invalid_type' ? kindWanted(issue.input, known.map(String)) : undefined,
  });
}

/** `rollout: canary` is what people write first. */
function kindWanted(written: unknown, known: readonly string[]): string {
  const kind = typeof written === 'string' ? closest(written, known) : undefined;
  return `a map with a \`kind\`, such as { kind: ${kind ?? known[0]} }`;
}

/** A map from names that the user chooses. */
export function named<V extends z.ZodType>(value: V) {
  return z.record(name(), value);
}

/** A name that the user chooses: a DNS label, because it becomes part of the names of Kubernetes objects. */
export function name(maxLength = maxNameLength) {
  return checked(
    (text) => dnsLabelProblem(text, maxLength),
    `a DNS label: a-z, 0-9 and -, from a letter or digit to a letter or digit, at most ${maxLength} characters`,
  );
}

/** Text of which a function says what is wrong with it; nothing if it is good. */
export function checked(problemOf: (text: string) => string | undefined, allowed: string) {
  const error = textOr(allowed, (text) => problemOf(text) === undefined);
  return z.string({ error }).superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== undefined) addProblem(context, problem, { rule: 'definition/format', allowed });
  });
}

/** For a number that only lacks its quotes, "text" is all that needs to be said. */
function textOr(allowed: string, isGood: (text: string) => boolean) {
  return (issue: z.core.$ZodRawIssue) =>
    (typeof issue.input === 'number' || typeof issue.input === 'boolean') && isGood(String(issue.input))
      ? 'text'
      : allowed;
}

/** Text that matches an expression. */
export function pattern(expression: RegExp, noun: string, allowed: string) {
  return checked((text) => (expression.test(text) ? undefined : `is not ${noun}`), allowed);
}

/** Text for people, or a name that only the cloud can judge. */
export function text(allowed = 'text that is not empty') {
  return checked((text) => (/\S/.test(text) ? undefined : 'has nothing in it'), allowed);
}

/** Text with a unit. Zero is refused unless `zero` is said, because a request or a budget of nothing is a slip. */
export function parsed(parse: (text: string) => unknown, zero: 'above zero' | 'zero too' = 'zero too') {
  // A number of bytes without a unit is seldom what is meant, so that quotes alone do not mend it.
  const error = textOr(allowedBy(parse), (text) => parse !== parseBytes && isAccepted(parse, text));
  return z.string({ error }).superRefine((value, context) => {
    try {
      if (parse(value) === 0 && zero === 'above zero') {
        addProblem(context, 'is zero', { rule: 'definition/range', allowed: 'more than zero' });
      }
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      const better = sameUnitInOtherCase(parse, value);
      addProblem(context, error.problem, {
        rule: 'definition/format',
        allowed: error.allowed,
        ...(better === undefined ? {} : { fix: `did you mean '${better}'?` }),
      });
    }
  });
}

/** What a unit says of a text with nothing in it, which no unit is. */
function allowedBy(parse: (text: string) => unknown): string {
  try {
    parse('');
    return 'text';
  } catch (error) {
    if (!(error instanceof UnitError)) throw error;
    return error.allowed;
  }
}

/** `32gb`, `32GB` and `32GiB` are what people write for `32G` and `32Gi`. */
function sameUnitInOtherCase(parse: (text: string) => unknown, value: string): string | undefined {
  const match = /^([0-9.]+)\s*([kmgtp])(i?)b?$/i.exec(value);
  if (!match) return undefined;
  const [, number = '', letter = '', binary = ''] = match;
  const candidates = [letter.toUpperCase(), letter.toLowerCase()].map(
    (unit) => `${number}${unit}${binary.toLowerCase()}`,
  );
  return candidates.find((candidate) => candidate !== value && isAccepted(parse, candidate));
}

function isAccepted(parse: (text: string) => unknown, value: string): boolean {
  try {
    parse(value);
    return true;
  } catch {
    return false;
  }
}

/** A whole number in a range, with a hint for those who miss it. */
export function whole(min: number, max?: number, hint?: string) {
  const range = max === undefined ? `a whole number, ${min} or more` : `a whole number from ${min} to ${max}`;
  const allowed = hint === undefined ? range : `${range}; ${hint}`;
  const number = z.int({ error: allowed }).min(min, { error: allowed });
  return max === undefined ? number : number.max(max, { error: allowed });
}

/** A number in a range, which may have a fraction. */
export function decimal(min: number, max?: number) {
  const allowed = max === undefined ? `a number, ${min} or more` : `a number from ${min} to ${max}`;
  const number = z.number({ error: allowed }).min(min, { error: allowed });
  return max === undefined ? number : number.max(max, { error: allowed });
}

/** Adds a fault that zod does not know to what is being checked. */
export function addProblem(
  context: z.core.$RefinementCtx,
  problem: string,
  shapeProblem: ShapeProblem,
  path?: (string | number)[],
): void {
  context.addIssue({
    code: 'custom',
    message: problem,
    params: { ...shapeProblem },
    ...(path === undefined ? {} : { path }),
  });
}

/**
 * Refuses a map whose number `high` is below its number `low`.
 * It is looked at even if something else in the map is wrong, so that all faults are told at once.
 */
export function inOrder<S extends z.ZodType>(schema: S, low: string, high: string, lowDefault = 0): S {
  const params: ShapeProblem = { rule: 'definition/range', allowed: `at least \`${low}\`` };
  return schema.refine((value) => isInOrder(value, low, high, lowDefault), {
    path: [high],
    params: { ...params },
    error: (issue) =>
      `is less than \`${low}\`, which is ${numberAt(issue.input, low) ?? `${lowDefault} unless it is written`}`,
    when: () => true,
  });
}

function isInOrder(value: unknown, low: string, high: string, lowDefault: number): boolean {
  const max = numberAt(value, high);
  return max === undefined || max >= (numberAt(value, low) ?? lowDefault);
}

/** The number under a key of what may be anything. */
export function numberAt(value: unknown, key: string): number | undefined {
  const number = valueAt(value, [key]);
  return typeof number === 'number' ? number : undefined;
}

/** "did you mean" and the name that was meant, or what else to do. */
export function suggestion(written: string, names: readonly string[], otherwise: string): string {
  const meant = closest(written, names);
  return meant === undefined ? otherwise : `did you mean \`${meant}\`?`;
}
