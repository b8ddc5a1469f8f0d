import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { checkParsed } from '../../lib/plan/plan';
import { canonicalJson } from '../../lib/units/canonical-json';
import { anyDefinition } from '../fixtures/any-definition';
import { definition, digestOfV2, existingDefinition } from '../fixtures/definition';

const runs = { numRuns: 150 };

/** Adds a second one of everything, so that order could matter. */
function large(base: ModelPlatformDefinition): ModelPlatformDefinition {
  const churn = base.services?.churn;
  if (!churn) throw new Error('the fixture has a service churn');
  const { cluster } = base;
  const nodePools = { ...cluster.nodePools, another: cluster.nodePools.general };
  return {
    ...base,
    cluster: { ...cluster, nodePools } as ModelPlatformDefinition['cluster'],
    buckets: { ...base.buckets, another: {} },
    teams: { ...base.teams, another: {} },
    gateways: { ...base.gateways, another: { hostname: 'another.acme.example' } },
    models: {
      ...base.models,
      another: { bucket: 'another', versions: { v1: { path: 'another/v1/m', sha256: digestOfV2 } } },
    },
    services: {
      ...base.services,
      another: {
        ...churn,
        pool: 'another',
        model: { name: 'another', version: 'v1' },
        consumers: [
          { namespace: 'x', pods: { tier: 'front', app: 'web' } },
          { gateway: 'another' },
          { team: 'another' },
          { team: 'shop' },
        ],
      },
    },
  };
}

const all = [
  large(definition('eks')),
  large(definition('gke')),
  large(definition('aks')),
  large(existingDefinition()),
] as const;

function bytesOf(of: ModelPlatformDefinition): string {
  return canonicalJson(checkParsed(of).plan);
}

/** The same value with the keys of every object in another order. Lists are unchanged. */
function reordered<T>(value: T, order: (keys: readonly string[]) => readonly string[]): T {
  const change = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(change);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(order(Object.keys(one)).map((key) => [key, change(Reflect.get(one, key))]));
  };
  return change(value) as T;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

test.each(all)('the same definition gives the same bytes ($cluster.provider)', (good) => {
  expect(bytesOf(good)).toBe(bytesOf(good));
});

test.each(all)('the order of keys in a definition does not matter ($cluster.provider)', (good) => {
  expect(bytesOf(reordered(good, (keys) => [...keys].reverse()))).toBe(bytesOf(good));
});

test('the order of keys does not matter in any definition', () => {
  const shuffling = fc.infiniteStream(fc.nat());
  fc.assert(
    fc.property(anyDefinition, shuffling, (any, numbers) => {
      const next = () => Number(numbers.next().value);
      const shuffled = reordered(any, (keys) =>
        keys
          .map((key) => [next(), key] as const)
          .sort(([a], [b]) => a - b)
          .map(([, key]) => key),
      );
      expect(bytesOf(shuffled)).toBe(bytesOf(any));
    }),
    runs,
  );
});

test('a definition is never changed', () => {
  fc.assert(
    fc.property(anyDefinition, (any) => {
      expect(() => checkParsed(deepFreeze(any))).not.toThrow();
    }),
    runs,
  );
});

describe('in another folder, time zone and locale, at another time', () => {
  const program = `
    const { checkParsed } = require(${JSON.stringify(join(__dirname, '../../lib/plan/plan'))});
    const { canonicalJson } = require(${JSON.stringify(join(__dirname, '../../lib/units/canonical-json'))});
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length > 0 ? given : [Real.UTC(2051, 0, 1)])); }
      static now() { return Real.UTC(2051, 0, 1); }
    };
    Math.random = () => 0.5;
    const all = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
    process.stdout.write(JSON.stringify(all.map((one) => canonicalJson(checkParsed(one).plan))));
  `;

  test('the bytes are the same', () => {
    const directory = mkdtempSync(join(tmpdir(), 'model-platform-'));
    try {
      const output = execFileSync(process.execPath, ['--require', require.resolve('tsx/cjs'), '--eval', program], {
        cwd: directory,
        input: JSON.stringify(all),
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          TZ: 'Pacific/Kiritimati',
          LANG: 'tr_TR.UTF-8',
          LC_ALL: 'tr_TR.UTF-8',
          AWS_REGION: 'eu-west-1',
        },
      });
      expect(JSON.parse(output)).toEqual(all.map(bytesOf));
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
