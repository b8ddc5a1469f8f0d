import type { KubeClient, KubeResponse } from './client';
import type { KubeObject } from './modules';

const fieldManager = 'argocd-controller';

/**
 * Applies an object as Argo CD does: on the server side, or on the client side if the object has the annotation. Then the
 * request is the strategic merge patch of `kubectl apply` for an object that loses no field.
 */
export async function argoApply(client: KubeClient, object: KubeObject): Promise<KubeResponse> {
  if (!isAppliedByClient(object)) return client.apply(object, fieldManager);
  const query = `?fieldManager=${fieldManager}&fieldValidation=Strict`;
  const path = await client.pathOf(object);
  const patched = await client.send('PATCH', `${path}${query}`, object, 'application/strategic-merge-patch+json');
  if (patched.status !== 404) return patched;
  return client.send('POST', `${path.slice(0, path.lastIndexOf('/'))}${query}`, object);
}

function isAppliedByClient({ metadata: { annotations } }: KubeObject): boolean {
  const { 'argocd.argoproj.io/sync-options': options } = (annotations ?? {}) as Readonly<Record<string, string>>;
  return options === 'ServerSideApply=false';
}
