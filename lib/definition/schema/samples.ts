import * as z from 'zod';
import { formsOf, type Schema } from './spot';

/** Most samples of one schema. */
const maxSamples = 6;
/** Most entries of a map among the samples. */
const maxEntries = 200;

/** Texts of every format that the schema knows. A schema accepts some of them. */
const texts: readonly string[] = [
  ...['stand-in-a', 'stand-in-b', '1Mi', '10Ti', '8Gi', '1s', '24h', '10m', '500m', '100', '1', '1/s', '1000000/h'],
  ...['203.0.113.0/24', '10.99.0.0/16', `registry.example/stand-in@sha256:${'0'.repeat(64)}`, '0'.repeat(64)],
  ...['https://stand-in.example', 'https://stand-in.example/a.git', 'stand-in@acme.example', 'stand-in.example'],
  ...['1.34', '1.33', 'us-east-1', 'us-central1', 'eastus', '123456789012', 'group:stand-in', 'user:stand-in'],
  ...['/stand-in-a', '/stand-in-b', 'stand-in/a', 'image/pinned', '2099-12-31', 'STAND_IN'],
  'accessPolicies/1/servicePerimeters/stand_in',
  '000000-000000-000000',
  `stand-in.example ssh-ed25519 AAAA${'0'.repeat(64)}`,
];

/** Whether a text contains a name that is only a sample. */
export function hasSampleName(text: string): boolean {
  return /stand[-_]in/i.test(text);
}

/**
 * Valid values that differ as much as the schema allows: the ends of a range, every form of a union, maps and lists that
 * are empty and not. A rule that reports the same for all of them does not depend on the value.
 */
export class Samples {
  private readonly known = new Map<Schema, readonly unknown[]>();

  /** @param words texts that occur in the definition, for texts and for keys of maps */
  constructor(private readonly words: readonly string[]) {}

  of(schema: Schema): readonly unknown[] {
    const known = this.known.get(schema);
    if (known !== undefined) return known;
    const samples = interleaved(formsOf(schema, undefined).map((form) => this.ofForm(form)));
    const valid = different(samples)
      .filter((sample) => z.safeParse(schema, sample).success)
      .slice(0, maxSamples);
    this.known.set(schema, valid);
    return valid;
  }

  private ofForm(schema: Schema): readonly unknown[] {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case 'string':
        return [...texts, ...this.words].filter((text) => z.safeParse(schema, text).success).slice(0, maxSamples);
      case 'number':
        return numbers(def.checks ?? []);
      case 'boolean':
        return [true, false];
      case 'enum':
        return Object.values(def.entries);
      case 'literal':
        return def.values;
      case 'array':
        return lists(this.of(def.element));
      case 'record':
        return this.maps(def.keyType, this.of(def.valueType));
      case 'object':
        return this.objects(def.shape);
      default:
        return [];
    }
  }

  private maps(keyType: Schema, values: readonly unknown[]): readonly unknown[] {
    const candidates = [...new Set([...this.words, ...texts, ...this.of(keyType).map(String)])];
    const keys = candidates.filter((key) => z.safeParse(keyType, key).success);
    const entries = (some: readonly string[]) =>
      Object.fromEntries(some.map((key, index) => [key, values[index % Math.max(values.length, 1)]]));
    return [{}, entries(keys.slice(0, maxEntries)), entries(keys.slice(-1)), entries(keys.slice(0, 1))];
  }

  /** Required fields only, and all fields, each with different values. */
  private objects(shape: Readonly<Record<string, Schema>>): readonly unknown[] {
    const fields = Object.entries(shape).map(([key, schema]) => {
      return { key, isOptional: schema._zod.optin === 'optional', samples: this.of(schema) };
    });
    const needed = fields.filter(({ isOptional }) => !isOptional);
    const pick = (some: typeof fields, index: number) =>
      Object.fromEntries(some.map(({ key, samples }) => [key, samples[index % Math.max(samples.length, 1)]]));
    return [pick(needed, 0), pick(fields, 1), pick(fields, 2), pick(fields, 0), pick(needed, 1)];
  }
}

function numbers(checks: readonly z.core.$ZodCheck[]): readonly number[] {
  const bounds = (name: string) =>
    checks.flatMap(({ _zod: { def } }) => (def.check === name && 'value' in def ? [Number(def.value)] : []));
  const low = Math.max(0, ...bounds('greater_than'));
  const high = Math.min(...bounds('less_than'), low + 1000);
  return [low, high, Math.min(low + 2, high), Math.round((low + high) / 2), low + 1, low + 0.5];
}

function lists(items: readonly unknown[]): readonly unknown[] {
  return [items.slice(0, 1), [], items.slice(0, 3), items.slice(1, 2)];
}

/** The first of each list, then the second of each. */
function interleaved(lists: readonly (readonly unknown[])[]): readonly unknown[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

function different(samples: readonly unknown[]): readonly unknown[] {
  return [...new Map(samples.map((sample) => [JSON.stringify(sample), sample])).values()];
}
