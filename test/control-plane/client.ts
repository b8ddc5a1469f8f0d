import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { canonicalJson } from '../../lib/units/canonical-json';
import type { KubeObject } from './modules';

/** A response of the API server. */
export interface KubeResponse {
  readonly status: number;
  readonly body: string;
  readonly warnings: readonly string[];
}

/** Address and credentials for the API server. */
export interface Connection {
  readonly port: number;
  readonly token: string;
  readonly authority: string;
  /** User that the requests are from. @default - the administrator that the token belongs to */
  readonly user?: string;
}

interface Resource {
  readonly path: string;
  readonly namespaced: boolean;
}

/** A client that sends the same requests as `kubectl apply --server-side --validate=strict`. */
export class KubeClient {
  private readonly resources = new Map<string, Resource>();

  constructor(private readonly connection: Connection) {}

  /** A client of another user, like `kubectl --as`. */
  as(user: string): KubeClient {
    return new KubeClient({ ...this.connection, user });
  }

  /** Sends a request. The body is JSON, or the object of a server-side apply. */
  async send(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<KubeResponse> {
    const { port, token, authority, user } = this.connection;
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          ca: authority,
          headers: {
            authorization: `Bearer ${token}`,
            accept: 'application/json',
            'content-type': contentType,
            ...(user !== undefined && { 'impersonate-user': user }),
          },
        },
        (response) => read(response).then(resolve, reject),
      );
      call.once('error', reject);
      call.setTimeout(120_000, () => call.destroy(new Error(`${method} ${path}: no response within 120 s`)));
      call.end(body === undefined ? undefined : canonicalJson(body));
    });
  }

  /** @throws Error if the status is not 200. */
  async get<T = KubeObject>(path: string): Promise<T> {
    const { status, body } = await this.send('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${body}`);
    return JSON.parse(body) as T;
  }

  /** Every object of a kind. */
  async list(apiVersion: string, kind: string, namespace?: string): Promise<readonly KubeObject[]> {
    const { path } = await this.resourceOf(apiVersion, kind);
    const { items } = await this.get<{ readonly items: readonly KubeObject[] }>(placed(apiVersion, path, namespace));
    return items.map((item) => ({ ...item, apiVersion, kind }));
  }

  /** Applies an object as a dry run. */
  async tryApply(object: KubeObject): Promise<KubeResponse> {
    return this.apply(object, 'model-platform', '&dryRun=All');
  }

  /** Applies an object as a GitOps controller does, with strict field validation. */
  async apply(object: KubeObject, manager = 'model-platform', more = ''): Promise<KubeResponse> {
    const path = await this.pathOf(object);
    const query = `fieldManager=${manager}&fieldValidation=Strict&force=true${more}`;
    return this.send('PATCH', `${path}?${query}`, object, 'application/apply-patch+yaml');
  }

  /** The live object; undefined if there is none. */
  async read(object: KubeObject): Promise<KubeObject | undefined> {
    const { status, body } = await this.send('GET', await this.pathOf(object));
    if (status === 404) return undefined;
    if (status !== 200) throw new Error(`${object.kind} ${object.metadata.name}: ${status} ${body}`);
    return JSON.parse(body) as KubeObject;
  }

  /** Deletes an object. Removes finalizers first, because their controller may not run here. */
  async delete(object: KubeObject): Promise<KubeResponse> {
    if (object.metadata.finalizers) {
      const none = { metadata: { finalizers: null } };
      await this.send('PATCH', await this.pathOf(object), none, 'application/merge-patch+json');
    }
    return this.send('DELETE', `${await this.pathOf(object)}?propagationPolicy=Background&gracePeriodSeconds=0`);
  }

  /** Path of one object. */
  async pathOf({ apiVersion, kind, metadata: { name, namespace } }: KubeObject): Promise<string> {
    const { path, namespaced } = await this.resourceOf(apiVersion, kind);
    if (namespaced && namespace === undefined) throw new Error(`${kind} ${name} has no namespace`);
    return `${placed(apiVersion, path, namespaced ? namespace : undefined)}/${encodeURIComponent(name)}`;
  }

  private async resourceOf(apiVersion: string, kind: string): Promise<Resource> {
    const key = `${apiVersion} ${kind}`;
    const known = this.resources.get(key);
    if (known) return known;
    const { resources } = await this.get<{
      readonly resources: readonly { readonly kind: string; readonly name: string; readonly namespaced: boolean }[];
    }>(root(apiVersion));
    for (const each of resources) {
      if (!each.name.includes('/')) {
        this.resources.set(`${apiVersion} ${each.kind}`, { path: each.name, namespaced: each.namespaced });
      }
    }
    const found = this.resources.get(key);
    if (!found) throw new Error(`the server has no ${kind} in ${apiVersion}`);
    return found;
  }
}

function root(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function placed(apiVersion: string, resource: string, namespace: string | undefined): string {
  return `${root(apiVersion)}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${resource}`;
}

async function read(response: IncomingMessage): Promise<KubeResponse> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const warnings = [response.headers.warning ?? []].flat();
  return { status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8'), warnings };
}
