import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepSchemas, keptSchemas } from '../control-plane/kept-schemas';
import type { OpenApiDocument, Publisher } from '../control-plane/openapi';

const { XDG_CACHE_HOME: before } = process.env;
let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'kept-schemas-'));
  process.env.XDG_CACHE_HOME = cache;
});
afterEach(() => {
  if (before === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = before;
  rmSync(cache, { recursive: true, force: true });
});

/** Names in the folder of stored schemas. */
function kept(): readonly string[] {
  const folder = join(cache, 'model-platform', 'control-plane', 'openapi');
  return existsSync(folder) ? readdirSync(folder) : [];
}

const things: OpenApiDocument = {
  components: {
    schemas: {
      'dev.example.v1.Thing': {
        type: 'object',
        'x-kubernetes-group-version-kind': [{ group: 'example.dev', version: 'v1', kind: 'Thing' }],
      },
    },
  },
};

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.dev' },
  spec: {
    group: 'example.dev',
    names: { kind: 'Thing' },
    versions: [
      { name: 'v1', served: true },
      { name: 'v0', served: false },
    ],
  },
};

/** A server that publishes the kind only after a number of requests. */
function serverWith(document: unknown, requestsBefore = 0): Publisher {
  let requests = 0;
  const answers: Readonly<Record<string, () => unknown>> = {
    '/openapi/v3': () => {
      requests += 1;
      return { paths: { version: {}, ...(requests > requestsBefore && { 'apis/example.dev/v1': {} }) } };
    },
    '/openapi/v3/apis/example.dev/v1': () => document,
  };
  return {
    get: async <T>(path: string) => {
      const answer = answers[path];
      if (!answer) throw new Error(`unexpected request for ${path}`);
      return answer() as T;
    },
    list: async () => [definition],
  };
}

test('stores the schemas of a server and reads them', async () => {
  await keepSchemas(serverWith(things));
  const read = keptSchemas();
  expect(read?.('apis/example.dev/v1')).toEqual(things);
  expect(read?.('apis/example.dev/v2')).toBeUndefined();
  expect(kept()).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)]);
});

test('waits for a kind that is published late', async () => {
  await keepSchemas(serverWith(things, 2));
  expect(keptSchemas()?.('apis/example.dev/v1')).toEqual(things);
});

test('sends no requests for stored schemas', async () => {
  await keepSchemas(serverWith(things));
  const silent = async () => {
    throw new Error('unexpected request');
  };
  await expect(keepSchemas({ get: silent, list: silent })).resolves.toBeUndefined();
});

test('reports schemas that cannot be stored, and leaves no files', async () => {
  const endless: Record<string, unknown> = { ...things };
  endless.itself = endless;
  await expect(keepSchemas(serverWith(endless))).rejects.toThrow('the schemas of the API server cannot be kept in ');
  expect(kept()).toEqual([]);
  expect(keptSchemas()).toBeUndefined();
});

test('ignores schemas of other versions, and removes them when it stores new ones', async () => {
  const other = join(cache, 'model-platform', 'control-plane', 'openapi', '000000000000');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'apis_example.dev_v1.json'), '{}');
  expect(keptSchemas()).toBeUndefined();
  await keepSchemas(serverWith(things));
  expect(kept()).toHaveLength(1);
  expect(existsSync(other)).toBe(false);
});
