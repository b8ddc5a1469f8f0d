import { parse } from 'yaml';
import { modelPlatformSchema } from '../../lib/definition/schema/platform';
import { resolvePlatform } from '../../lib/plan/resolve/platform';
import { isMap } from '../../lib/units/values';
import schema from '../../schema.json';
import { context, examples } from '../../scripts/docs/examples';
import { existingDefinition } from '../fixtures/definition';
import { fieldsOf } from '../scripts/fields';

// The documented defaults are those of the planner: to set one explicitly does not change the plan.

/** A field that a definition does not set, with its documented default. */
interface Unset {
  /** `cluster.nodePools.NAME.disk`. */
  readonly field: string;
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
}

/** Default of a field if it is a value. Undefined if it is in words. */
function defaultOf(text: unknown): { readonly value: unknown } | undefined {
  const written = /Default: `([^`]*)`/.exec(String(text))?.[1];
  return written !== undefined && /^(?:['{[\d]|true|false)/.test(written) ? { value: parse(written) } : undefined;
}

function unset(node: unknown, value: unknown, field: string, steps: Unset['steps']): readonly Unset[] {
  if (!isMap(node)) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => unset(formOf(node, item)?.items, item, `${field}[]`, [...steps, index]));
  }
  const form = formOf(node, value);
  if (!form || !isMap(value)) return [];
  const { properties, additionalProperties } = form;
  return [
    ...Object.entries(isMap(properties) ? properties : {}).flatMap(([name, inner]) => {
      const at = [field === '' ? name : `${field}.${name}`, [...steps, name]] as const;
      if (Object.hasOwn(value, name)) return unset(inner, value[name], ...at);
      return isMap(inner) ? [...own(inner, ...at), ...unset(inner, emptyOf(inner), ...at)] : [];
    }),
    ...(isMap(additionalProperties)
      ? Object.entries(value).flatMap(([key, item]) =>
          unset(additionalProperties, item, `${field}.NAME`, [...steps, key]),
        )
      : []),
  ];
}

function own(node: Readonly<Record<string, unknown>>, field: string, steps: Unset['steps']): readonly Unset[] {
  const found = defaultOf(node.description);
  return found ? [{ field, steps, value: found.value }] : [];
}

/** An empty map if the field can be one. */
function emptyOf({ type, required, anyOf, oneOf }: Readonly<Record<string, unknown>>): unknown {
  return type === 'object' && required === undefined && anyOf === undefined && oneOf === undefined ? {} : undefined;
}

/** The alternative that has all fields of the value, with the same `kind` and `provider`. */
function formOf(
  node: Readonly<Record<string, unknown>>,
  value: unknown,
): Readonly<Record<string, unknown>> | undefined {
  const forms = [node.anyOf, node.oneOf].flatMap((each) => (Array.isArray(each) ? each : []));
  if (forms.length === 0) return node;
  return forms.filter(isMap).find((form) => isForm(form, value));
}

function isForm({ properties, items }: Readonly<Record<string, unknown>>, value: unknown): boolean {
  if (Array.isArray(value)) return items !== undefined;
  if (!isMap(properties) || !isMap(value)) return false;
  return Object.entries(value).every(([name, child]) => {
    const inner = properties[name];
    if (!isMap(inner)) return false;
    const allowed = inner.enum ?? (inner.const === undefined ? undefined : [inner.const]);
    return !Array.isArray(allowed) || allowed.includes(child);
  });
}

function withValue(node: unknown, [step, ...rest]: Unset['steps'], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) return node.map((item, index) => (index === step ? withValue(item, rest, value) : item));
  const map = isMap(node) ? node : {};
  return { ...map, [step]: withValue(map[step], rest, value) };
}

function planOf(definition: unknown) {
  return resolvePlatform(modelPlatformSchema.parse(definition), undefined);
}

/** A definition that sets little, for the defaults of fields that the examples set. */
const small = `
cluster:
  provider: eks
  region: us-east-1
  systemPool: { machine: { cpu: 2, memory: 8Gi } }
  oidc: { issuer: 'https://login.acme.io', clientId: kubernetes }
  audit: { budget: { monthly: 100000, emails: [ops@acme.example] } }
  nodePools: { cpu: { machine: { cpu: 8, memory: 32Gi }, nodes: { min: 2, max: 10 } } }
services:
  a: { team: search, pool: cpu, model: { name: churn, version: v1 }, runtime: { kind: scikit-learn }, scale: { signal: { kind: cpu } }, rollout: { kind: rolling } }
  b: { team: search, pool: cpu, model: { name: writer, version: v1 }, runtime: { kind: vllm }, scale: { signal: { kind: waiting-requests } }, rollout: { kind: canary, steps: [50] } }
training:
  c:
    { team: search, pool: cpu, framework: { kind: pytorch }, image: 'acme@sha256:${'4b'.repeat(32)}', command: [train], data: { /data: { bucket: data, path: clicks } }, checkpoint: { bucket: data, path: c, every: 15m } }
addOns: { kueue: { namespace: kueue } }
`;

const scan = { image: `acme@sha256:${'5a'.repeat(32)}`, command: ['scan'] };

/** The definition with a scan of a model. */
function scanned(definition: { readonly models: { readonly churn: object } }): unknown {
  const { models } = definition;
  return { ...definition, ...parse(small), models: { ...models, churn: { ...models.churn, scan } } };
}

const definitions: readonly unknown[] = [
  { name: 'acme', cluster: parse(small).cluster },
  { ...parse(context), ...parse(small) },
  scanned(parse(context)),
  { ...parse(context), ...parse(small), teams: { ranking: {}, search: { modelScan: scan } } },
  ...examples.filter(({ of }) => of !== 'include').map(({ yaml }) => ({ ...parse(context), ...parse(yaml) })),
  existingDefinition(),
  {
    ...existingDefinition(),
    monitoring: {
      prometheus: { kind: 'existing', address: 'http://prometheus.observability.svc:9090', namespace: 'observability' },
    },
  },
  withSecretStore(),
  ...[{ kind: 'token' }, { kind: 'ssh-key' }, undefined].map(withBootstrap),
];

function withSecretStore(): unknown {
  const { cluster, ...others } = existingDefinition();
  return { ...others, cluster: { ...cluster, secretStore: { ranges: ['10.20.0.16/32'] } } };
}

function withBootstrap(credential?: object): unknown {
  const repository = 'https://git.acme.example/platform';
  return {
    ...parse(context),
    ...parse(small),
    delivery: { gitops: 'argocd', repository, bootstrap: { ...(credential && { credential }) } },
  };
}

/** One place for each field with a default. */
const cases = new Map(
  definitions.flatMap((definition) =>
    unset(schema, definition, '', []).map((place) => [place.field, { ...place, definition }] as const),
  ),
);

/** Parts have no defaults of their own in a plan. */
const documented = new Set(
  fieldsOf(schema)
    .filter(({ text }) => defaultOf(text) !== undefined)
    .map(({ path }) => path)
    .filter((path) => path !== 'include'),
);

test('covers every field whose default is a value', () => {
  expect([...documented].filter((field) => !cases.has(field))).toEqual([]);
  expect(documented.size).toBeGreaterThan(50);
});

test.each([...cases.values()])('$field is $value by default', ({ definition, steps, value }) => {
  expect(planOf(withValue(definition, steps, value))).toEqual(planOf(definition));
});
