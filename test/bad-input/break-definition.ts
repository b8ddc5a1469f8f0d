import type { Path } from '../../lib/errors';
import { isMap, valueAt } from '../../lib/units/values';

// Changes that make a definition invalid, or that violate one rule.

type Change = (value: unknown, path: Path, choice: number) => unknown;

const otherTypes = [7, 'x y!', true, [], null, [3], -5] as const;
const suffixes = [' !', '_X', 'Gb'] as const;

/** Changes at a path that often violate the schema. They return undefined where they are not possible. */
export const breaks = {
  type: (value, path, choice) => withValueAt(value, path, otherTypes[choice % otherTypes.length]),
  format: (value, path, choice) => {
    const text = valueAt(value, path);
    return typeof text === 'string' ? withValueAt(value, path, text + suffixes[choice % suffixes.length]) : undefined;
  },
  range: (value, path) => (typeof valueAt(value, path) === 'number' ? withValueAt(value, path, -1) : undefined),
  unknownField: (value, path) => (isMap(valueAt(value, path)) ? withValueAt(value, [...path, 'bogus'], 3) : undefined),
  misspelling: (value, path) => {
    const key = path.at(-1);
    if (typeof key !== 'string' || key.length < 4) return undefined;
    const other = [...path.slice(0, -1), key.slice(0, 2) + key.slice(3)];
    return withValueAt(withoutPath(value, path), other, valueAt(value, path));
  },
  missing: (value, path) => withoutPath(value, path),
} satisfies Readonly<Record<string, Change>>;

/** Changes that violate rules, with the entry that they change. `service` is the name of a service. */
export const violations = {
  unknownConsumer: (value, service) => {
    const path = ['services', service, 'consumers'];
    const consumers = valueAt(value, path);
    const others: readonly unknown[] = Array.isArray(consumers) ? consumers : [];
    return [path.slice(0, 2), withValueAt(value, path, [...others, { team: 'missing-team' }])];
  },
  unknownPool: (value, service) => {
    const copy = withValueAt(valueAt(value, ['services', service]), ['pool'], 'missing-pool');
    return [['services', 'extra'], withValueAt(value, ['services', 'extra'], copy)];
  },
  disruption: (value, service) => {
    const path = ['services', service];
    return [path, withValueAt(value, [...path, 'disruption'], { minAvailable: 999 })];
  },
  unusedBucket: (value) => [['buckets', 'spare'], withValueAt(value, ['buckets', 'spare'], {})],
  unusedGateway: (value) => {
    const path = ['gateways', 'spare'];
    return [path, withValueAt(value, path, { hostname: 'spare.acme.example' })];
  },
  unusedWaiver: (value) => {
    const waivers = valueAt(value, ['waivers']);
    const others: readonly unknown[] = Array.isArray(waivers) ? waivers : [];
    const waiver = { rule: 'image/pinned', at: 'teams.none', reason: 'a test' };
    return [['waivers'], withValueAt(value, ['waivers'], [...others, waiver])];
  },
} satisfies Readonly<Record<string, (value: unknown, service: string) => readonly [Path, unknown]>>;

/** All paths below the root. */
export function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  const steps = Array.isArray(value) ? value.map((_, index) => index) : isMap(value) ? Object.keys(value) : [];
  return steps.flatMap((step) => {
    const child = [...path, step];
    return [child, ...pathsOf(valueAt(value, [step]), child)];
  });
}

function withValueAt(root: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const child = withValueAt(valueAt(root, [step]), rest, value);
  if (Array.isArray(root)) return root.map((item: unknown, index) => (index === step ? child : item));
  return { ...(isMap(root) ? root : {}), [step]: child };
}

function withoutPath(root: unknown, path: Path): unknown {
  const parent = path.slice(0, -1);
  const step = path.at(-1);
  const value = valueAt(root, parent);
  if (Array.isArray(value)) {
    const others = value.filter((_, index) => index !== step);
    return withValueAt(root, parent, others);
  }
  const entries = Object.entries(isMap(value) ? value : {}).filter(([key]) => key !== step);
  return withValueAt(root, parent, Object.fromEntries(entries));
}
