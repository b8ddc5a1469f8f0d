import * as z from 'zod';
import { closest } from '../../units/closest';
import { dnsLabelProblem } from '../../units/names';
import { hiddenProblem, notAscii, sentenceProblem } from '../../units/printable';
import { parseBytes } from '../../units/quantity';
import { UnitError } from '../../units/unit-error';
import { valueAt } from '../../units/values';
import { reservedNames } from '../plain-data';
import { maxEntries, maxNames, sized } from './sizes';

/** Maximum length of a name that users choose. Names are joined, and the result must fit into 63 characters. */
const maxNameLength = 40;

/** Rules about the shape of single values. Rules about several values together belong to the plan. */
export type ShapeRule =
  | 'definition/type'
  | 'definition/unknown-field'
  | 'definition/missing-field'
  | 'definition/range'
  | 'definition/format'
  | 'definition/choice';

/** `params` of a custom issue of zod. The message of the issue is the problem. */
export interface ShapeProblem {
  readonly rule: ShapeRule;
  readonly allowed: string;
  /** @default - the usual fix of the rule */
  readonly fix?: string;
  /** Field of the checked map that is the minimum, and its default, if the minimum is another field. */
  readonly atLeast?: readonly [field: string, byDefault: number];
}

// Issues of zod itself have only one text. In this folder that text is what is allowed; findings.ts derives the problem
// from the code of the issue and the value.

/** A map with these fields and no others. `allowed` replaces the list of required fields in messages. */
export function object<S extends z.core.$ZodLooseShape>(shape: S, allowed?: string) {
  const map = allowed ?? mapOf(shape);
  const unknown = unknownFields(Object.keys(shape));
  return z.strictObject(shape, {
    error: (issue: z.core.$ZodRawIssue) => (issue.code === 'invalid_type' ? map : unknown(issue)),
  });
}

/** The required fields of a map, or all fields if none is required. */
function mapOf(shape: z.core.$ZodLooseShape): string {
  const all = Object.entries(shape);
  const needed = all.filter(([, field]) => field._zod.optin === undefined);
  const names = (needed.length > 0 ? needed : all).map(([field]) => `\`${field}\``);
  return needed.length > 0 ? `a map with ${listed(names)}` : `${optionalMap} ${listed(names)}`;
}

/** An argument or environment variable of a program. It ends at the first NUL, which YAML cannot contain either. */
export function programText() {
  return z.string().superRefine((text, context) => {
    if (!text.includes('\0')) return;
    addProblem(context, 'contains a NUL character', {
      rule: 'definition/format',
      allowed: 'text without U+0000',
      fix: 'remove it',
    });
  });
}

/** A program with its arguments. A list, because it does not run in a shell. */
export function programCommand(example: readonly string[]) {
  const shownExample = `[${example.map((argument) => `'${argument}'`).join(', ')}]`;
  const words = z
    .array(programText(), { error: `a list of strings, such as ${shownExample}` })
    .min(1, { error: `the program and its arguments, such as ${shownExample}` });
  return sized(words, maxEntries);
}

/** Start of the description of a map that can be empty. */
export const optionalMap = 'a map with any of';

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A map whose keys are names of a fixed list, all optional. */
export function choices<const K extends string, V extends z.ZodType>(names: readonly K[], value: V) {
  return z.partialRecord(z.enum(names), value, { error: unknownFields(names) });
}

function unknownFields(names: readonly string[]) {
  return (issue: z.core.$ZodRawIssue) => (issue.code === 'unrecognized_keys' ? names.join(', ') : undefined);
}

/** A map of one of several kinds. The field `kind` is the discriminator. */
export function kinds<const O extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]>(
  options: O,
) {
  const known = options.flatMap((option) => [...(option._zod.propValues?.kind ?? [])]);
  return z.discriminatedUnion('kind', options, {
    error: (issue: z.core.$ZodRawIssue) =>
      issue.code === 'invalid_type' ? kindWanted(issue.input, known.map(String)) : undefined,
  });
}

/** A common mistake is `rollout: canary`. */
function kindWanted(written: unknown, known: readonly string[]): string {
  const kind = typeof written === 'string' ? closest(written, known) : undefined;
  return `a map with a \`kind\`, such as { kind: ${kind ?? known[0]} }`;
}

/** A map whose keys are names that the user chooses. */
export function named<V extends z.ZodType>(value: V) {
  return sized(z.record(name(), value), maxNames);
}

/** A name that the user chooses: a DNS label, because it becomes part of the names of Kubernetes objects. */
export function name(maxLength = maxNameLength) {
  return checked(
    (text) => (reservedNames.has(text) ? 'is a property of every JavaScript object' : dnsLabelProblem(text, maxLength)),
    `a DNS label: a-z, 0-9 and -, starting and ending with a letter or digit, at most ${maxLength} characters`,
  );
}

/** A string that a function checks. It returns the problem, or undefined; `fixOf` can return a better fix. */
export function checked(
  problemOf: (text: string) => string | undefined,
  allowed: string,
  fixOf: (text: string) => string | undefined = () => undefined,
) {
  const error = textOr(allowed, (text) => problemOf(text) === undefined);
  return z.string({ error }).superRefine((text, context) => {
    const problem = hiddenProblem(text) ?? problemOf(text);
    if (problem === undefined) return;
    const fix = fixOf(text);
    addProblem(context, problem, { rule: 'definition/format', allowed, ...(fix !== undefined && { fix }) });
  });
}

/** Sentences for people, on one line, so that no line of a report is a text of a definition. */
export function sentences(allowed = 'a string that is not empty') {
  return z.string({ error: textOr(allowed, () => true) }).superRefine((text, context) => {
    const problem = sentenceProblem(text) ?? (/\S/.test(text) ? undefined : 'is empty');
    if (problem === undefined) return;
    const fix = /\n/.test(text) ? 'write it on one line; in YAML, `>-` joins several lines' : undefined;
    addProblem(context, problem, { rule: 'definition/format', allowed, ...(fix !== undefined && { fix }) });
  });
}

/** Fewest characters of a reason that says more than that there is one. */
const minReasonLength = 10;

/** Why something that nothing checks is true, in one line. */
export function reason() {
  return checked((text) => {
    if (!/\p{L}{2}/u.test(text)) return /\S/.test(text) ? 'contains no words' : 'is empty';
    return text.trim().length < minReasonLength ? `is ${text.trim().length} characters long` : undefined;
  }, `a reason of at least ${minReasonLength} characters`);
}

/** Start of the description of a string whose number or boolean only lacks quotes. */
export const stringOf = 'a string: ';

/** For a value that only lacks quotes, `good` has the type. */
function textOr(allowed: string, isGood: (text: string) => boolean, good = 'a string') {
  return (issue: z.core.$ZodRawIssue) =>
    (typeof issue.input === 'number' || typeof issue.input === 'boolean') && isGood(String(issue.input))
      ? good
      : allowed;
}

/** A string that matches an expression. */
export function pattern(expression: RegExp, noun: string, allowed: string) {
  return checked((text) => (expression.test(text) ? undefined : `is not ${noun}${notAscii(text)}`), allowed);
}

/** A string for people, or a name that only the cloud can check. */
export function text(allowed = 'a string that is not empty') {
  return checked((text) => (/\S/.test(text) ? undefined : 'is empty'), allowed);
}

/** A string with a unit. For requests and budgets, zero is a mistake. */
export function parsed(parse: (text: string) => unknown, zero: 'above zero' | 'zero too' = 'zero too') {
  // A number of bytes without a unit is rarely meant, so quotes alone are not the fix.
  const isGood = (text: string) => parse !== parseBytes && isAccepted(parse, text);
  const error = textOr(allowedBy(parse), isGood, `${stringOf}${allowedBy(parse)}`);
  return z.string({ error }).superRefine((value, context) => {
    try {
      if (parse(value) === 0 && zero === 'above zero') {
        addProblem(context, 'is zero', { rule: 'definition/range', allowed: 'more than zero' });
      }
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      addProblem(context, error.problem, unitProblem(error, sameUnitInOtherCase(parse, value)));
    }
  });
}

function unitProblem({ allowed }: UnitError, better: string | undefined): ShapeProblem {
  return {
    rule: 'definition/format',
    allowed,
    ...(better !== undefined && { fix: `did you mean '${better}'?` }),
  };
}

/** What a unit allows, from its error for the empty string. */
function allowedBy(parse: (text: string) => unknown): string {
  try {
    parse('');
    return 'a string';
  } catch (error) {
    if (!(error instanceof UnitError)) throw error;
    return error.allowed;
  }
}

/** Common mistakes are `32gb`, `32GB` and `32GiB` instead of `32G` and `32Gi`. */
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

/**
 * Maximum of counts without a smaller one, such as replicas and nodes: more than a cluster has, and far below the 32 bits of
 * the fields of Kubernetes, which refuses more when the object is applied.
 */
export const maxCount = 100_000;

/** A whole number in a range. The hint is part of the message. */
export function whole(min: number, max: number, hint?: string) {
  const range = `a whole number from ${min} to ${max}`;
  const allowed = hint === undefined ? range : `${range}; ${hint}`;
  // Without `abort`, a number beyond the integers that a program can represent is out of both ranges, and has two findings.
  return z.int({ error: allowed, abort: true }).min(min, { error: allowed }).max(max, { error: allowed });
}

/** A number in a range, with or without a fraction. */
export function decimal(min: number, max: number) {
  const allowed = `a number from ${min} to ${max}`;
  return z.number({ error: allowed }).min(min, { error: allowed }).max(max, { error: allowed });
}

/** Adds a custom issue. */
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
 * Rejects a map whose number `high` is below its number `low`. It runs even if other fields of the map are invalid, so
 * that all problems are reported at once.
 */
export function inOrder<S extends z.ZodType>(schema: S, low: string, high: string, lowDefault = 0): S {
  const params: ShapeProblem = { rule: 'definition/range', allowed: `at least \`${low}\``, atLeast: [low, lowDefault] };
  return schema.refine((value) => isInOrder(value, low, high, lowDefault), {
    path: [high],
    params: { ...params },
    error: (issue) => `is less than \`${low}\`, which is ${numberAt(issue.input, low) ?? `${lowDefault} by default`}`,
    when: () => true,
  });
}

function isInOrder(value: unknown, low: string, high: string, lowDefault: number): boolean {
  const max = numberAt(value, high);
  return max === undefined || max >= (numberAt(value, low) ?? lowDefault);
}

/** The number at a key of any value. */
export function numberAt(value: unknown, key: string): number | undefined {
  const number = valueAt(value, [key]);
  return typeof number === 'number' ? number : undefined;
}

/** The fix for a misspelled name: the closest name, or another fix. */
export function suggestion(written: string, names: readonly string[], otherwise: string): string {
  const meant = closest(written, names);
  return meant === undefined ? otherwise : `did you mean \`${meant}\`?`;
}
