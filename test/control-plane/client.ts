import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { canonicalJson } from '../../lib/units/canonical-json';
import type { KubeObject } from './modules';

/** What the API server answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly warnings: readonly string[];
}

/** Where the API server is, and who asks. */
export interface Connection {
  readonly port: number;
  readonly token: string;
  readonly authority: string;
}

interface Resource {
  readonly path: string;
  readonly namespaced: boolean;
}

/** A client that speaks to the API server as `kubectl apply --server-side --validate=strict` does. */
export class KubeClient {
  private readonly resources = new Map<string, Resource>();

  constructor(private readonly connection: Connection) {}

  /** Asks the server; the body is JSON, or the object of a server-side apply. */
  async send(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<Answer> {
    const { port, token, authority } = this.connection;
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          ca: authority,
          headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': contentType },
        },
        (answer) => read(answer).then(resolve, reject),
      );
      call.once('error', reject);
      call.setTimeout(30_000, () => call.destroy(new Error(`${method} ${path}: no answer in 30 s`)));
      call.end(body === undefined ? undefined : canonicalJson(body));
    });
  }

  /** @throws Error where the server refuses. */
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

  /** What the server would say to an object, without keeping it. */
  async tryApply(object: KubeObject): Promise<Answer> {
    return this.apply(object, 'model-platform', '&dryRun=All');
  }

  /** Applies an object as a GitOps controller would, refusing fields that the server does not know. */
  async apply(object: KubeObject, manager = 'model-platform', more = ''): Promise<Answer> {
    const path = await this.pathOf(object);
    const query = `fieldManager=${manager}&fieldValidation=Strict&force=true${more}`;
    return this.send('PATCH', `${path}?${query}`, object, 'application/apply-patch+yaml');
  }

  /** The object as the server has it; nothing where there is none. */
  async read(object: KubeObject): Promise<KubeObject | undefined> {
    const { status, body } = await this.send('GET', await this.pathOf(object));
    if (status === 404) return undefined;
    if (status !== 200) throw new Error(`${object.kind} ${object.metadata.name}: ${status} ${body}`);
    return JSON.parse(body) as KubeObject;
  }

  /** Deletes an object, also one that waits for a controller which is not here. */
  async delete(object: KubeObject): Promise<Answer> {
    if (object.metadata.finalizers) {
      const none = { metadata: { finalizers: null } };
      await this.send('PATCH', await this.pathOf(object), none, 'application/merge-patch+json');
    }
    return this.send('DELETE', `${await this.pathOf(object)}?propagationPolicy=Background&gracePeriodSeconds=0`);
  }

  /** Path of one object. */
  async pathOf({ apiVersion, kind, metadata: { name, namespace } }: KubeObject): Promise<string> {
    const { path, namespaced } = await this.resourceOf(apiVersion, kind);
    if (namespaced && namespace === undefined) throw new Error(`${kind} ${name} names no namespace`);
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

async function read(answer: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const warnings = [answer.headers.warning ?? []].flat();
  return { status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8'), warnings };
}
