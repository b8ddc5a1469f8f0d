import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Kinds of objects that CoreDNS reads, by the last part of their path. */
const kinds: Readonly<Record<string, { readonly apiVersion: string; readonly kind: string }>> = {
  pods: { apiVersion: 'v1', kind: 'Pod' },
  services: { apiVersion: 'v1', kind: 'Service' },
  namespaces: { apiVersion: 'v1', kind: 'Namespace' },
  endpointslices: { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
};

/** Objects without their kind, by the last part of their path. */
export type KubernetesObjects = Readonly<Record<string, readonly object[]>>;

/** The lists of a Kubernetes API whose objects never change. */
export async function startKubernetesApi(objects: KubernetesObjects) {
  const server = createServer((request, response) => answer(request, response, objects));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

function answer({ url }: IncomingMessage, response: ServerResponse, objects: KubernetesObjects): void {
  const { pathname, searchParams } = new URL(url ?? '/', 'http://127.0.0.1');
  const name = pathname.split('/').at(-1) ?? '';
  const type = kinds[name];
  response.setHeader('content-type', 'application/json');
  response.writeHead(type ? 200 : 404);
  // A watch stays open, because nothing changes.
  if (searchParams.get('watch') && type) {
    response.flushHeaders();
    return;
  }
  const items = objects[name] ?? [];
  const list = type && {
    apiVersion: type.apiVersion,
    kind: `${type.kind}List`,
    metadata: { resourceVersion: '1' },
    items,
  };
  response.end(JSON.stringify(list ?? { apiVersion: 'v1', kind: 'Status', status: 'Failure', code: 404 }));
}
