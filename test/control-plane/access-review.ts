import type { KubeClient } from './client';

/** Somebody who asks the API server for something. */
export interface Asker {
  readonly user: string;
  readonly groups: readonly string[];
}

/** One thing that somebody wants to do. */
export interface Request {
  readonly asker: Asker;
  readonly verb: string;
  /** Empty for the core group. */
  readonly apiGroup: string;
  /** With its subresource, where it has one: `pods/log`. */
  readonly resource: string;
  /** Empty for the whole cluster. */
  readonly namespace: string;
}

/**
 * What the API server itself would say.
 *
 * @throws Error where it does not answer the question.
 */
export async function isAllowed(client: KubeClient, request: Request): Promise<boolean> {
  const { asker, verb, apiGroup: group, namespace } = request;
  const [resource, subresource] = request.resource.split('/');
  const { status, body } = await client.send('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { ...asker, resourceAttributes: { verb, group, resource, subresource, namespace } },
  });
  if (status !== 201) throw new Error(`${JSON.stringify(request)}: ${status} ${body}`);
  const answer = JSON.parse(body) as {
    readonly status: { readonly allowed: boolean; readonly evaluationError?: string };
  };
  if (answer.status.evaluationError) throw new Error(`${JSON.stringify(request)}: ${answer.status.evaluationError}`);
  return answer.status.allowed;
}
