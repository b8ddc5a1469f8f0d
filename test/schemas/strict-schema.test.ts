import type { KubeObject } from '../control-plane/modules';
import type { OpenApiDocument } from '../control-plane/openapi';
import { SchemaValidator } from './schema-validator';
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

/** Errors for a value of the field `spec`. */
function errorsOf(spec: OpenApiSchema, value: unknown, name = custom): readonly string[] {
  const thing = {
    type: 'object',
    properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' }, spec },
    'x-kubernetes-group-version-kind': [{ group: 'example.dev', version: 'v1', kind: 'Thing' }],
  };
  const open = { ...thing, properties: { ...thing.properties, metadata: {} } };
  const document: OpenApiDocument = { components: { schemas: { ...others, [name]: open } } };
  const validator = new SchemaValidator((path) => (path === 'apis/example.dev/v1' ? document : undefined));
  return validator.errors(thingWith(value)).map((line) => line.replace('Thing /one: ', ''));
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

describe('an unknown field', () => {
  test.each([native, custom])('is refused in %s', (name) => {
    expect(errorsOf(object({ name: text }), { nam: 'a' }, name)).toEqual([
      '/spec must NOT have additional properties: "nam"',
    ]);
  });

  test('is refused in a list, in a map and in a referenced schema', () => {
    const spec = object({
      list: { type: 'array', items: object({ name: text }) },
      map: { type: 'object', additionalProperties: object({ name: text }) },
      part: reference('io.k8s.api.core.v1.Part'),
    });
    const value = { list: [{ nam: 'a' }], map: { key: { nam: 'a' } }, part: { nam: 'a' } };
    expect(errorsOf(spec, value)).toHaveLength(3);
  });

  test('is allowed as a key of a map', () => {
    expect(errorsOf({ type: 'object', additionalProperties: text }, { any: 'a' })).toEqual([]);
  });

  test('is allowed if the server keeps unknown fields, but known fields are validated', () => {
    const spec = { ...object({ name: text }), 'x-kubernetes-preserve-unknown-fields': true };
    expect(errorsOf(spec, { any: 'a' })).toEqual([]);
    expect(errorsOf(spec, { name: 1 })).toEqual(['/spec/name must be string']);
  });

  test('is refused in an object without fields of a custom kind, and allowed in one of a built-in kind', () => {
    expect(errorsOf({ type: 'object' }, { any: 'a' })).toHaveLength(1);
    expect(errorsOf({ type: 'object' }, { any: 'a' }, native)).toEqual([]);
  });

  test('is allowed in a condition', () => {
    const one = { properties: { name: { enum: ['a'] } }, required: ['name'] };
    const spec = { ...object({ name: text, size: text }), oneOf: [one, { required: ['none'] }] };
    expect(errorsOf(spec, { name: 'a', size: 'b' })).toEqual([]);
    expect(errorsOf(spec, { name: 'b', size: 'b' })).not.toEqual([]);
  });
});

describe('a required field', () => {
  const spec: OpenApiSchema = { ...object({ name: { type: 'string', default: 'a' } }), required: ['name'] };

  test('may be missing in a custom kind if it has a default', () => {
    expect(errorsOf(spec, {})).toEqual([]);
    expect(errorsOf(spec, {}, native)).toEqual(["/spec must have required property 'name'"]);
  });

  test('must not be missing without a default', () => {
    expect(errorsOf({ ...object({ name: text }), required: ['name'] }, {})).toHaveLength(1);
  });
});

describe('a quantity', () => {
  test.each(['1', '1.5', '.5', '100m', '1Gi', '2e3', '-1', 4])('may be %p', (value) => {
    expect(errorsOf(reference(quantity), value)).toEqual([]);
  });

  test.each(['', '1 Gi', '1gi', 'Gi', '1KB', true])('may not be %p', (value) => {
    expect(errorsOf(reference(quantity), value)).not.toEqual([]);
  });
});

test('a port is a number or a name', () => {
  expect(errorsOf(reference(port), 80)).toEqual([]);
  expect(errorsOf(reference(port), 'http')).toEqual([]);
  expect(errorsOf(reference(port), {})).not.toEqual([]);
  expect(errorsOf(reference(port), 2 ** 31)).toEqual(['/spec must match format "int32"']);
});

test('a number or text of a custom kind must match its pattern', () => {
  const spec = { anyOf: [{ type: 'integer' }, text], pattern: '^[0-9]+%?$', 'x-kubernetes-int-or-string': true };
  expect(errorsOf(spec, 5)).toEqual([]);
  expect(errorsOf(spec, '5%')).toEqual([]);
  expect(errorsOf(spec, 'five')).toHaveLength(1);
});

test('only nullable fields may be null', () => {
  expect(errorsOf({ type: 'string', nullable: true }, null)).toEqual([]);
  expect(errorsOf(text, null)).toEqual(['/spec must be string']);
});

test.each([
  ['int32', 2 ** 31 - 1, 2 ** 31],
  ['int64', 2 ** 31, 2 ** 63],
])('%s limits the number of bits', (format, good, bad) => {
  expect(errorsOf({ type: 'integer', format }, good)).toEqual([]);
  expect(errorsOf({ type: 'integer', format }, bad)).toHaveLength(1);
});

test.each([
  ['byte', 'YQ==', 'a'],
  ['date-time', '2026-01-31T12:00:00Z', '31 January'],
  ['ipv4', '10.0.0.1', '10.0.0.256'],
  ['ipv6', '::1', '10.0.0.1'],
])('%s limits the form', (format, good, bad) => {
  expect(errorsOf({ type: 'string', format }, good)).toEqual([]);
  expect(errorsOf({ type: 'string', format }, bad)).toHaveLength(1);
});

test('ignores a format that the server ignores', () => {
  expect(errorsOf({ type: 'string', format: 'password' }, 'a')).toEqual([]);
});

test('a pattern may ignore case in the syntax of Go', () => {
  expect(errorsOf({ type: 'string', pattern: '^(?i)(abort|warn)?$' }, 'WARN')).toEqual([]);
  expect(errorsOf({ type: 'string', pattern: '^(?i)(abort|warn)?$' }, 'stop')).toHaveLength(1);
});

test('items of a list with keys must have different keys', () => {
  const spec = {
    type: 'array',
    items: object({ port: { type: 'integer' }, protocol: text, name: text }),
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['port', 'protocol'],
  };
  const tcp = { port: 53, protocol: 'TCP' };
  expect(errorsOf(spec, [tcp, { port: 53, protocol: 'UDP' }])).toEqual([]);
  expect(errorsOf(spec, [tcp, { ...tcp, name: 'other' }])).toEqual(['/spec has two items with the same keys']);
});

test('items of a set must be unique', () => {
  const spec = { type: 'array', items: text, 'x-kubernetes-list-type': 'set' };
  expect(errorsOf(spec, ['a', 'b'])).toEqual([]);
  expect(errorsOf(spec, ['a', 'a'])).toHaveLength(1);
});

test('CEL rules are ignored', () => {
  const spec = { type: 'integer', 'x-kubernetes-validations': [{ rule: 'self > 5' }] };
  expect(errorsOf(spec, 1)).toEqual([]);
});

test('an unsupported keyword is an error', () => {
  expect(() => strictSchema(custom, { type: 'string', contentEncoding: 'base64' })).toThrow('contentEncoding');
});

test('a kind without a schema is refused', () => {
  const validator = new SchemaValidator(() => undefined);
  expect(validator.errors(thingWith({}))).toEqual(['Thing /one: no schema for Thing in example.dev/v1']);
});
