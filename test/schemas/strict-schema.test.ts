import type { KubeObject } from '../control-plane/modules';
import type { OpenApiDocument } from '../control-plane/openapi';
import { SchemaJudge } from './schema-judge';
import { type OpenApiSchema, strictSchema } from './strict-schema';

const native = 'io.k8s.api.core.v1.Thing';
const custom = 'dev.example.v1.Thing';
const quantity = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const port = 'io.k8s.apimachinery.pkg.util.intstr.IntOrString';

const others: Readonly<Record<string, OpenApiSchema>> = {
  [quantity]: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  [port]: { format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] },
  'io.k8s.api.core.v1.Part': { type: 'object', properties: { name: { type: 'string', default: '' } } },
};

/** What is refused of a value of the field `spec`. */
function refused(spec: OpenApiSchema, value: unknown, name = custom): readonly string[] {
  const thing = {
    type: 'object',
    properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' }, spec },
    'x-kubernetes-group-version-kind': [{ group: 'example.dev', version: 'v1', kind: 'Thing' }],
  };
  const open = { ...thing, properties: { ...thing.properties, metadata: {} } };
  const document: OpenApiDocument = { components: { schemas: { ...others, [name]: open } } };
  const judge = new SchemaJudge((path) => (path === 'apis/example.dev/v1' ? document : undefined));
  return judge.complaints(thingWith(value)).map((line) => line.replace('Thing /one: ', ''));
}

function thingWith(spec: unknown): KubeObject {
  return { apiVersion: 'example.dev/v1', kind: 'Thing', metadata: { name: 'one' }, spec };
}

function reference(name: string): OpenApiSchema {
  return { default: {}, allOf: [{ $ref: `#/components/schemas/${name}` }] };
}

const text: OpenApiSchema = { type: 'string' };
const object = (properties: OpenApiSchema['properties']): OpenApiSchema => ({
  type: 'object',
  properties: properties ?? {},
});

describe('a field that is not known', () => {
  test.each([native, custom])('is refused in %s', (name) => {
    expect(refused(object({ name: text }), { nam: 'a' }, name)).toEqual([
      '/spec must NOT have additional properties: "nam"',
    ]);
  });

  test('is refused in a list, in a map and in what is referred to', () => {
    const spec = object({
      list: { type: 'array', items: object({ name: text }) },
      map: { type: 'object', additionalProperties: object({ name: text }) },
      part: reference('io.k8s.api.core.v1.Part'),
    });
    const value = { list: [{ nam: 'a' }], map: { key: { nam: 'a' } }, part: { nam: 'a' } };
    expect(refused(spec, value)).toHaveLength(3);
  });

  test('is taken as a key of a map', () => {
    expect(refused({ type: 'object', additionalProperties: text }, { any: 'a' })).toEqual([]);
  });

  test('is taken where the server keeps unknown fields, whose known ones are held to their type', () => {
    const spec = { ...object({ name: text }), 'x-kubernetes-preserve-unknown-fields': true };
    expect(refused(spec, { any: 'a' })).toEqual([]);
    expect(refused(spec, { name: 1 })).toEqual(['/spec/name must be string']);
  });

  test('is refused in an object of a custom kind that names no field, and taken in one of Kubernetes', () => {
    expect(refused({ type: 'object' }, { any: 'a' })).toHaveLength(1);
    expect(refused({ type: 'object' }, { any: 'a' }, native)).toEqual([]);
  });

  test('is not what a condition is about', () => {
    const one = { properties: { name: { enum: ['a'] } }, required: ['name'] };
    const spec = { ...object({ name: text, size: text }), oneOf: [one, { required: ['none'] }] };
    expect(refused(spec, { name: 'a', size: 'b' })).toEqual([]);
    expect(refused(spec, { name: 'b', size: 'b' })).not.toEqual([]);
  });
});

describe('what is required', () => {
  const spec: OpenApiSchema = { ...object({ name: { type: 'string', default: 'a' } }), required: ['name'] };

  test('is not lacking where the server fills it in, which it does in a custom kind', () => {
    expect(refused(spec, {})).toEqual([]);
    expect(refused(spec, {}, native)).toEqual(["/spec must have required property 'name'"]);
  });

  test('is lacking without a default', () => {
    expect(refused({ ...object({ name: text }), required: ['name'] }, {})).toHaveLength(1);
  });
});

describe('a quantity', () => {
  test.each(['1', '1.5', '.5', '100m', '1Gi', '2e3', '-1', 4])('may be %p', (value) => {
    expect(refused(reference(quantity), value)).toEqual([]);
  });

  test.each(['', '1 Gi', '1gi', 'Gi', '1KB', true])('may not be %p', (value) => {
    expect(refused(reference(quantity), value)).not.toEqual([]);
  });
});

test('a port is a number or a name', () => {
  expect(refused(reference(port), 80)).toEqual([]);
  expect(refused(reference(port), 'http')).toEqual([]);
  expect(refused(reference(port), {})).not.toEqual([]);
  expect(refused(reference(port), 2 ** 31)).toEqual(['/spec must match format "int32"']);
});

test('a number or text of a custom kind is held to its pattern', () => {
  const spec = { anyOf: [{ type: 'integer' }, text], pattern: '^[0-9]+%?$', 'x-kubernetes-int-or-string': true };
  expect(refused(spec, 5)).toEqual([]);
  expect(refused(spec, '5%')).toEqual([]);
  expect(refused(spec, 'five')).toHaveLength(1);
});

test('only what may be nothing may be null', () => {
  expect(refused({ type: 'string', nullable: true }, null)).toEqual([]);
  expect(refused(text, null)).toEqual(['/spec must be string']);
});

test.each([
  ['int32', 2 ** 31 - 1, 2 ** 31],
  ['int64', 2 ** 31, 2 ** 63],
])('%s is held to its bits', (format, good, bad) => {
  expect(refused({ type: 'integer', format }, good)).toEqual([]);
  expect(refused({ type: 'integer', format }, bad)).toHaveLength(1);
});

test.each([
  ['byte', 'YQ==', 'a'],
  ['date-time', '2026-01-31T12:00:00Z', '31 January'],
  ['ipv4', '10.0.0.1', '10.0.0.256'],
  ['ipv6', '::1', '10.0.0.1'],
])('%s is held to its form', (format, good, bad) => {
  expect(refused({ type: 'string', format }, good)).toEqual([]);
  expect(refused({ type: 'string', format }, bad)).toHaveLength(1);
});

test('a format that the server takes as a hint is one', () => {
  expect(refused({ type: 'string', format: 'password' }, 'a')).toEqual([]);
});

test('a pattern may say that case does not matter, as Go has it', () => {
  expect(refused({ type: 'string', pattern: '^(?i)(abort|warn)?$' }, 'WARN')).toEqual([]);
  expect(refused({ type: 'string', pattern: '^(?i)(abort|warn)?$' }, 'stop')).toHaveLength(1);
});

test('two items of a list with keys have different ones', () => {
  const spec = {
    type: 'array',
    items: object({ port: { type: 'integer' }, protocol: text, name: text }),
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['port', 'protocol'],
  };
  const tcp = { port: 53, protocol: 'TCP' };
  expect(refused(spec, [tcp, { port: 53, protocol: 'UDP' }])).toEqual([]);
  expect(refused(spec, [tcp, { ...tcp, name: 'other' }])).toEqual(['/spec has two items with the same keys']);
});

test('an item of a set is in it once', () => {
  const spec = { type: 'array', items: text, 'x-kubernetes-list-type': 'set' };
  expect(refused(spec, ['a', 'b'])).toEqual([]);
  expect(refused(spec, ['a', 'a'])).toHaveLength(1);
});

test('rules in CEL are left to the server', () => {
  const spec = { type: 'integer', 'x-kubernetes-validations': [{ rule: 'self > 5' }] };
  expect(refused(spec, 1)).toEqual([]);
});

test('a keyword that is not known is an error, since nobody would hold to it', () => {
  expect(() => strictSchema(custom, { type: 'string', contentEncoding: 'base64' })).toThrow('contentEncoding');
});

test('a kind without a schema is refused', () => {
  const judge = new SchemaJudge(() => undefined);
  expect(judge.complaints(thingWith({}))).toEqual(['Thing /one: there is no schema of Thing in example.dev/v1']);
});
