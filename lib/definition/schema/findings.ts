import type * as z from 'zod';
import type { Finding, Path } from '../../errors';
import { isMap, valueAt } from '../../units/values';
import type { ShapeProblem, ShapeRule } from './fields';
import { numberAt, optionalMap, stringOf, suggestion } from './fields';
import { meantChoice } from './meant';
import { isMasked, kindOf, shown } from './values';

type Issue = z.core.$ZodIssue;
type UnionIssue = Extract<Issue, { readonly code: 'invalid_union' }>;

/** Types of zod in the words of messages. */
const typeWords: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'a boolean',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

/** Values of types, where they say more than the name of the type. */
const typeValues: Readonly<Record<string, string>> = { boolean: 'true or false' };

/** Findings for the issues of zod. `root` is the checked value. */
export function shapeFindings(root: unknown, issues: readonly Issue[]): readonly Finding[] {
  return issues.flatMap((issue) => findingsOf(root, issue, stepsOf(issue.path)));
}

/** A value of the wrong type, for values that no schema covers. */
export function typeFinding(path: Path, value: unknown, wanted: string, allowed = wanted): Finding {
  return {
    rule: 'definition/type',
    path,
    problem: `is ${kindOf(value)}, not ${wanted}`,
    // A secret in plain text must not be repeated in logs.
    ...(path.at(-2) === 'secrets' ? {} : shownUnlessSecret(path, value)),
    allowed,
    fix: typeFix(path, value, wanted, allowed),
  };
}

/** People write API keys in place of the name of their Secret by mistake. They must not be repeated in logs. */
function shownUnlessSecret(path: Path, value: unknown): Pick<Finding, 'value'> {
  return path.at(-1) === 'auth' || path.at(-1) === 'apiKeys' ? {} : shown(value, path);
}

/** A field that does not exist. */
export function unknownFieldFinding(path: Path, names: readonly string[]): Finding {
  const field = String(path.at(-1));
  return {
    rule: 'definition/unknown-field',
    path,
    problem: `unknown field \`${field}\``,
    allowed: names,
    fix: field === '<<' ? 'write out the fields: YAML 1.2 has no merge keys' : suggestion(field, names, 'remove it'),
  };
}

/** A missing required field. */
export function missingFinding(path: Path, allowed: string | readonly string[]): Finding {
  const field = String(path.at(-1) ?? 'the definition');
  return {
    rule: 'definition/missing-field',
    path,
    problem: `\`${field}\` is missing`,
    allowed,
    fix: `add \`${field}\``,
  };
}

function findingsOf(root: unknown, issue: Issue, path: Path): readonly Finding[] {
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'invalid_type':
      return [invalidType(path, value, issue)];
    case 'unrecognized_keys': {
      const names = issue.message.split(', ');
      return issue.keys.map((key) => unknownFieldFinding([...path, key], names));
    }
    case 'invalid_value':
      return [choice(path, value, issue.values.map(String))];
    case 'invalid_union':
      return union(root, path, value, issue);
    case 'invalid_key':
      return issue.issues.flatMap((inner) => badKey(path, inner));
    case 'custom':
      return [custom(path, value, issue)];
    case 'too_small':
    case 'too_big':
      return [outOfRange(path, value, issue.message)];
    default:
      return [shapeFinding({ path, value }, 'is invalid', { rule: 'definition/format', allowed: issue.message })];
  }
}

function outOfRange(path: Path, value: unknown, allowed: string): Finding {
  const rule = 'definition/range';
  if (!Array.isArray(value)) return shapeFinding({ path, value }, 'is out of range', { rule, allowed });
  const problem = value.length === 0 ? 'is an empty list' : `has ${value.length} entries`;
  return shapeFinding({ path, value }, problem, { rule, allowed, fix: `write ${allowed}` });
}

function invalidType(path: Path, value: unknown, issue: Extract<Issue, { readonly code: 'invalid_type' }>): Finding {
  const wanted = typeWords[issue.expected] ?? issue.expected;
  // A message of the schema is more precise than the type.
  const allowed = issue.message.startsWith('Invalid input') ? (typeValues[issue.expected] ?? wanted) : issue.message;
  if (value === undefined && path.length > 0) return missingFinding(path, allowed);
  if (issue.expected === 'int' && typeof value === 'number') {
    return shapeFinding({ path, value }, 'is not a whole number', { rule: 'definition/range', allowed: issue.message });
  }
  return typeFinding(path, value, wanted, allowed);
}

function choice(path: Path, value: unknown, names: readonly string[]): Finding {
  if (value === undefined) return missingFinding(path, names);
  const field = path.at(-1);
  const meant = typeof value === 'string' ? meantChoice(path, value, names) : undefined;
  return {
    rule: 'definition/choice',
    path,
    problem: typeof field === 'string' ? `unknown \`${field}\`` : 'unknown value',
    ...shown(value, path),
    allowed: names,
    fix: meant === undefined ? 'use one of them' : `did you mean \`${meant}\`?`,
  };
}

/**
 * A value with several allowed forms. With a discriminator (`provider`, `kind`), the discriminator is wrong. Otherwise
 * the findings are those of the only form with the type of the value, or of the closest map; without one, a single
 * finding has all forms.
 */
function union(root: unknown, path: Path, value: unknown, issue: UnionIssue): readonly Finding[] {
  if ('options' in issue && Array.isArray(issue.options)) return [choice(path, value, issue.options.map(String))];
  if (value === undefined) return [missingFinding(path, issue.message)];
  const ofType = issue.errors.filter((issues) => wantedTypes(issues).length === 0);
  if (ofType.length === 0) {
    const wanted = [...new Set(issue.errors.flatMap(wantedTypes))].join(' or ');
    return [typeFinding(path, value, wanted, issue.message)];
  }
  const nearest = ofType.length === 1 ? ofType[0] : isMap(value) ? nearestOption(value, ofType) : undefined;
  if (nearest) return nearest.flatMap((inner) => findingsOf(root, inner, [...path, ...stepsOf(inner.path)]));
  const fix = formFix(value, ofType);
  const problem = 'has none of the allowed forms';
  return [shapeFinding({ path, value }, problem, { rule: 'definition/choice', allowed: issue.message, fix })];
}

/** The fix for a value with none of several forms: the closest field if it has no field of any form. */
function formFix(value: unknown, forms: readonly (readonly Issue[])[]): string {
  const written = isMap(value) ? Object.keys(value) : [];
  const isStrange = !isMap(value) || forms.every((issues) => unknownFields(issues) === written.length);
  if (!isStrange) return 'use the fields of only one of them';
  const fields = forms.flat().flatMap(({ code, message }) => (code === 'unrecognized_keys' ? message.split(', ') : []));
  const [fix = 'use one of them'] = written.map((field) => suggestion(field, fields, '')).filter((each) => each !== '');
  return fix;
}

/** Type of a form, if the value has another type. */
function wantedTypes(issues: readonly Issue[]): readonly string[] {
  return issues.flatMap((issue) =>
    issue.code === 'invalid_type' && issue.path.length === 0 ? [typeWords[issue.expected] ?? issue.expected] : [],
  );
}

/**
 * The option with the fewest unknown and missing fields, and of several the one with the fewest unknown fields, if it is the
 * only one and has at least one of the fields.
 */
function nearestOption(value: object, options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const written = Object.keys(value).length;
  const strangeness = options.map((issues) => {
    const unknown = unknownFields(issues);
    if (unknown === written) return Number.POSITIVE_INFINITY;
    return unknown + issues.filter(isMissingField).length + unknown / (written + 1);
  });
  const lowest = Math.min(...strangeness);
  return strangeness.filter((count) => count === lowest).length === 1
    ? options[strangeness.indexOf(lowest)]
    : undefined;
}

function unknownFields(issues: readonly Issue[]): number {
  return issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [])).length;
}

function isMissingField(issue: Issue): boolean {
  return issue.path.length === 1 && issue.code === 'invalid_type' && issue.input === undefined;
}

function badKey(path: Path, inner: z.core.$ZodIssueBase & { readonly message: string }): readonly Finding[] {
  const { allowed } = paramsOf(inner);
  const problem = `the name ${inner.message}`;
  return [shapeFinding({ path, value: path.at(-1) }, problem, { rule: 'definition/format', allowed })];
}

function custom(path: Path, value: unknown, issue: Extract<Issue, { readonly code: 'custom' }>): Finding {
  const { atLeast, ...problem } = paramsOf(issue);
  const low = atLeast && isMap(issue.input) ? (numberAt(issue.input, atLeast[0]) ?? atLeast[1]) : undefined;
  const allowed = low === undefined ? problem.allowed : `at least ${low}`;
  return shapeFinding({ path, value }, issue.message, { ...problem, allowed });
}

function paramsOf(issue: object): ShapeProblem {
  const params: unknown = Reflect.get(issue, 'params');
  const { rule, allowed, ...more } = (isMap(params) ? params : {}) as Partial<ShapeProblem>;
  return {
    rule: rule ?? 'definition/format',
    allowed: allowed ?? 'another value',
    ...more,
  };
}

function shapeFinding(
  { path, value }: { readonly path: Path; readonly value: unknown },
  problem: string,
  { rule, allowed, fix = fixes[rule] }: ShapeProblem,
): Finding {
  const rotated = isMasked(path, value) ? `${fix}, and rotate every credential in it` : fix;
  return { rule, path, problem, ...shownUnlessSecret(path, value), allowed, fix: rotated };
}

/** Fixes of findings that have no better one. */
const fixes: Readonly<Record<ShapeRule, string>> = {
  'definition/type': 'use the allowed type',
  'definition/unknown-field': 'remove it',
  'definition/missing-field': 'add it',
  'definition/range': 'use a value in the allowed range',
  'definition/format': 'use the allowed format',
  'definition/choice': 'use one of them',
};

function typeFix(path: Path, value: unknown, wanted: string, allowed: string): string {
  if (value === null) return nullFix(path, allowed);
  return quotesFix(value, wanted, allowed) ?? `write ${allowed}`;
}

function nullFix(path: Path, allowed: string): string {
  const mayBeEmpty = allowed === 'a map' || allowed.startsWith(optionalMap);
  const place = typeof path.at(-1) === 'number' ? 'the entry' : `\`${path.at(-1)}\``;
  return `remove ${place}, or write ${mayBeEmpty ? '{} for an empty map' : allowed}`;
}

/** The fix if only the quotes are wrong. */
function quotesFix(value: unknown, wanted: string, allowed: string): string | undefined {
  switch (typeof value) {
    case 'number':
      if (!isStringOnly(allowed) && wanted === 'a string') return `write it in quotes, as ${allowed}`;
      return inQuotes(value, allowed);
    case 'boolean':
      return inQuotes(value, allowed);
    case 'string': {
      const isUnquoted = /number|true or false/.test(allowed) && /^(?:[0-9.]+|true|false)$/.test(value);
      return isUnquoted ? `write it without quotes: ${value}` : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether the value is right apart from its quotes. */
function isStringOnly(allowed: string): boolean {
  return allowed === 'a string' || allowed.startsWith(stringOf);
}

function inQuotes(value: number | boolean, allowed: string): string | undefined {
  return isStringOnly(allowed) ? `write it in quotes: '${value}'` : undefined;
}

/** Paths have no symbols, because keys of JSON and YAML are not symbols. */
function stepsOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
}
