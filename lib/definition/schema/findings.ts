import type * as z from 'zod';
import type { Finding, Path } from '../../errors';
import { isMap, valueAt } from '../../units/values';
import type { ShapeProblem, ShapeRule } from './fields';
import { optionalMap, suggestion } from './fields';
import { kindOf, shown } from './values';

type Issue = z.core.$ZodIssue;
type UnionIssue = Extract<Issue, { readonly code: 'invalid_union' }>;

/** How types are called in messages. Names of zod on the left. */
const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

/** Turns what zod found into findings. `root` is the value that was checked. */
export function shapeFindings(root: unknown, issues: readonly Issue[]): readonly Finding[] {
  return issues.flatMap((issue) => findingsOf(root, issue, stepsOf(issue.path)));
}

/** A finding that a value is of the wrong type, for places that no schema reaches. */
export function typeFinding(path: Path, value: unknown, wanted: string, allowed = wanted): Finding {
  return {
    rule: 'definition/type',
    path,
    problem: `is ${kindOf(value)}, not ${wanted}`,
    // Whoever writes a secret itself must not find it in the log as well.
    ...(path.at(-2) === 'secrets' ? {} : shown(value)),
    allowed,
    fix: typeFix(path, value, wanted, allowed),
  };
}

/** A finding that a field is not one of those there are. */
export function unknownFieldFinding(path: Path, names: readonly string[]): Finding {
  const field = String(path.at(-1));
  return {
    rule: 'definition/unknown-field',
    path,
    problem: `there is no field \`${field}\` here`,
    allowed: names,
    fix: field === '<<' ? 'write the fields out: YAML 1.2 has no merge keys' : suggestion(field, names, 'take it out'),
  };
}

/** A finding that a field is needed. */
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
      return [shapeFinding('definition/format', path, value, 'is not right', issue.message)];
  }
}

function outOfRange(path: Path, value: unknown, allowed: string): Finding {
  if (!Array.isArray(value)) return shapeFinding('definition/range', path, value, 'is out of range', allowed);
  const problem = value.length === 0 ? 'is a list with nothing in it' : `is a list of ${value.length}`;
  return shapeFinding('definition/range', path, value, problem, allowed, `write ${allowed}`);
}

function invalidType(path: Path, value: unknown, issue: Extract<Issue, { readonly code: 'invalid_type' }>): Finding {
  const wanted = typeWords[issue.expected] ?? issue.expected;
  // A text of our own says more than the type does.
  const allowed = issue.message.startsWith('Invalid input') ? wanted : issue.message;
  if (value === undefined && path.length > 0) return missingFinding(path, allowed);
  if (issue.expected === 'int' && typeof value === 'number') {
    return shapeFinding('definition/range', path, value, 'is not a whole number', issue.message);
  }
  return typeFinding(path, value, wanted, allowed);
}

function choice(path: Path, value: unknown, names: readonly string[]): Finding {
  if (value === undefined) return missingFinding(path, names);
  return {
    rule: 'definition/choice',
    path,
    problem: `there is no such \`${path.at(-1)}\``,
    ...shown(value),
    allowed: names,
    fix: suggestion(typeof value === 'string' ? value : '', names, 'write one of those'),
  };
}

/**
 * A value that may be one of several forms. With a tag (`provider`, `kind`) the tag is wrong. Without one, the only form
 * of the value's type, or the map that comes nearest, says what is wrong; if none does, what is wanted is said in one
 * sentence.
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
  if (nearest === undefined) {
    const isStrange = !isMap(value) || ofType.every((issues) => unknownFields(issues) === Object.keys(value).length);
    const fix = isStrange ? 'write one of them' : 'keep the fields of one of them';
    return [
      shapeFinding('definition/choice', path, value, 'is none of the forms that are possible here', issue.message, fix),
    ];
  }
  return nearest.flatMap((inner) => findingsOf(root, inner, [...path, ...stepsOf(inner.path)]));
}

/** The type that a form wants, where the value as a whole is of another. */
function wantedTypes(issues: readonly Issue[]): readonly string[] {
  return issues.flatMap((issue) =>
    issue.code === 'invalid_type' && issue.path.length === 0 ? [typeWords[issue.expected] ?? issue.expected] : [],
  );
}

/** The option that has the fewest fields too many or too few, if only one has and at least one field is its own. */
function nearestOption(value: object, options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const written = Object.keys(value).length;
  const strangeness = options.map((issues) => {
    const unknown = unknownFields(issues);
    return unknown === written ? Number.POSITIVE_INFINITY : unknown + issues.filter(isMissingField).length;
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
  return [shapeFinding('definition/format', path, path.at(-1), problem, allowed)];
}

function custom(path: Path, value: unknown, issue: Extract<Issue, { readonly code: 'custom' }>): Finding {
  const params = paramsOf(issue);
  return shapeFinding(params.rule, path, value, issue.message, params.allowed, params.fix);
}

function paramsOf(issue: object): ShapeProblem {
  const params: unknown = Reflect.get(issue, 'params');
  const { rule, allowed, fix } = (isMap(params) ? params : {}) as Partial<ShapeProblem>;
  return {
    rule: rule ?? 'definition/format',
    allowed: allowed ?? 'another value',
    ...(fix === undefined ? {} : { fix }),
  };
}

function shapeFinding(
  rule: ShapeRule,
  path: Path,
  value: unknown,
  problem: string,
  allowed: string,
  fix?: string,
): Finding {
  return { rule, path, problem, ...shown(value), allowed, fix: fix ?? fixes[rule] };
}

/** What to do, where nothing better is known. */
const fixes: Readonly<Record<ShapeRule, string>> = {
  'definition/type': 'write it as the type that is allowed',
  'definition/unknown-field': 'take it out',
  'definition/missing-field': 'add it',
  'definition/range': 'write a value in that range',
  'definition/format': 'write it in that form',
  'definition/choice': 'write one of them',
};

function typeFix(path: Path, value: unknown, wanted: string, allowed: string): string {
  if (value === null) {
    const mayBeEmpty = allowed === 'a map' || allowed.startsWith(optionalMap);
    return `leave \`${path.at(-1)}\` out, or write ${mayBeEmpty ? '{} for a map with nothing in it' : allowed}`;
  }
  if (allowed === 'text' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `write it in quotes: '${value}'`;
  }
  if (allowed !== 'text' && wanted === 'text' && typeof value === 'number') {
    return `write it in quotes, as ${allowed}`;
  }
  if (typeof value === 'string' && /number|true or false/.test(allowed) && /^(?:[0-9.]+|true|false)$/.test(value)) {
    return `write it without quotes: ${value}`;
  }
  return `write ${allowed}`;
}

/** JSON and YAML have no symbols as keys, so neither have paths. */
function stepsOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
}
