import type { OpenApiSchema } from '../schemas/strict-schema';
import type { KubeClient } from './client';
import { waitFor } from './wait-for';

/** The OpenAPI document of a version of an API group. */
export interface OpenApiDocument {
  readonly components?: { readonly schemas?: Readonly<Record<string, NamedSchema>> };
}

/** A schema, with the kinds that it describes. */
export interface NamedSchema extends OpenApiSchema {
  readonly 'x-kubernetes-group-version-kind'?: readonly {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  }[];
}

/** The documents of a server by path, such as `apis/apps/v1`. */
export type OpenApiDocuments = ReadonlyMap<string, OpenApiDocument>;

/** The part of a client that reads OpenAPI documents. */
export type Publisher = Pick<KubeClient, 'get' | 'list'>;

/** All documents of the server, once they contain every custom kind. */
export async function publishedDocuments(server: Publisher): Promise<OpenApiDocuments> {
  let documents: OpenApiDocuments = new Map();
  await waitFor('the server publishes every custom kind', async () => {
    documents = await documentsOf(server);
    return unpublished(await server.list('apiextensions.k8s.io/v1', 'CustomResourceDefinition'), documents);
  });
  return documents;
}

async function documentsOf(server: Publisher): Promise<OpenApiDocuments> {
  const { paths } = await server.get<{ readonly paths: object }>('/openapi/v3');
  const documents = new Map<string, OpenApiDocument>();
  for (const path of Object.keys(paths)) {
    // Other documents, such as `version`, do not describe objects. The listed URLs contain a hash that may be outdated.
    if (/^(api|apis\/[^/]+)\/[^/]+$/.test(path)) documents.set(path, await server.get(`/openapi/v3/${path}`));
  }
  return documents;
}

/** Kinds that the server has accepted but not published yet. */
function unpublished(definitions: readonly object[], documents: OpenApiDocuments): readonly string[] {
  const published = new Set(
    [...documents].flatMap(([path, { components }]) =>
      Object.values(components?.schemas ?? {}).flatMap((schema) =>
        (schema['x-kubernetes-group-version-kind'] ?? []).map(({ kind }) => `${path} ${kind}`),
      ),
    ),
  );
  return (definitions as readonly CustomDefinition[])
    .flatMap(({ spec: { group, names, versions } }) =>
      versions.filter(({ served }) => served).map(({ name }) => `apis/${group}/${name} ${names.kind}`),
    )
    .filter((each) => !published.has(each));
}

interface CustomDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
}
