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

/** What is in the folder of kept schemas. */
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

/** A server that publishes the kind only when it has been asked for it so many times. */
function serverWith(document: unknown, askedFirst = 0): Publisher {
  let asked = 0;
  const answers: Readonly<Record<string, () => unknown>> = {
    '/openapi/v3': () => {
      asked += 1;
      return { paths: { version: {}, ...(asked > askedFirst && { 'apis/example.dev/v1': {} }) } };
    },
    '/openapi/v3/apis/example.dev/v1': () => document,
  };
  return {
    get: async <T>(path: string) => {
      const answer = answers[path];
      if (!answer) throw new Error(`nobody should ask for ${path}`);
      return answer() as T;
    },
    list: async () => [definition],
  };
}

test('what a server publishes is kept and read again', async () => {
  await keepSchemas(serverWith(things));
  const read = keptSchemas();
  expect(read?.('apis/example.dev/v1')).toEqual(things);
  expect(read?.('apis/example.dev/v2')).toBeUndefined();
  expect(kept()).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)]);
});

test('a kind that is published late is waited for', async () => {
  await keepSchemas(serverWith(things, 2));
  expect(keptSchemas()?.('apis/example.dev/v1')).toEqual(things);
});

test('a server is not asked for what is kept', async () => {
  await keepSchemas(serverWith(things));
  const silent = async () => {
    throw new Error('it was asked');
  };
  await expect(keepSchemas({ get: silent, list: silent })).resolves.toBeUndefined();
});

test('where they cannot be kept a sentence says so, and nothing is left', async () => {
  const endless: Record<string, unknown> = { ...things };
  endless.itself = endless;
  await expect(keepSchemas(serverWith(endless))).rejects.toThrow('the schemas of the API server cannot be kept in ');
  expect(kept()).toEqual([]);
  expect(keptSchemas()).toBeUndefined();
});

test('those of other versions are not used, and go when there are new ones', async () => {
  const other = join(cache, 'model-platform', 'control-plane', 'openapi', '000000000000');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'apis_example.dev_v1.json'), '{}');
  expect(keptSchemas()).toBeUndefined();
  await keepSchemas(serverWith(things));
  expect(kept()).toHaveLength(1);
  expect(existsSync(other)).toBe(false);
});
