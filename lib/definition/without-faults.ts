import type { Finding, Path } from '../errors';
import { isMap } from '../units/values';
import { workloadFields } from './workload-fields';

/** Maps by names of the user whose members can be left out one by one. */
const maps: readonly Path[] = [
  ['cluster', 'nodePools'],
  ['buckets'],
  ['teams'],
  ['gateways'],
  ['models'],
  ...workloadFields.map((field) => [field]),
];

/** What is left of a definition, and what was left out of it. */
interface WithoutProblems {
  readonly value: unknown;
  /** Paths of members, such as `services.churn`. */
  readonly leftOut: readonly Path[];
}

/**
 * A definition without the members that have faults, so that the rest can be judged all the same.
 *
 * @returns nothing if a fault is elsewhere than in such a member
 */
export function withoutProblems(value: unknown, findings: readonly Finding[]): WithoutProblems | undefined {
  const members = findings.map(({ path }) => memberOf(path)).filter((member) => member !== undefined);
  if (members.length < findings.length) return undefined;
  return { value: members.reduce(without, value), leftOut: members };
}

/** `services.churn` of `services.churn.scale.max`. */
function memberOf(path: Path): Path | undefined {
  const map = maps.find((each) => each.length < path.length && each.every((step, index) => step === path[index]));
  return map && path.slice(0, map.length + 1);
}

function without(value: unknown, [first, ...rest]: Path): unknown {
  if (!isMap(value) || typeof first !== 'string' || !Object.hasOwn(value, first)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([name]) => name !== first)
      : entries.map(([name, child]) => [name, name === first ? without(child, rest) : child]),
  );
}
