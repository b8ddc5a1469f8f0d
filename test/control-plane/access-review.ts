import type { KubeClient } from './client';

/** User info of a request to the API server. */
export interface UserInfo {
  readonly user: string;
  readonly groups: readonly string[];
}

/** A request that the API server authorizes. */
export interface AccessRequest {
  readonly userInfo: UserInfo;
  readonly verb: string;
  /** Empty for the core group. */
  readonly apiGroup: string;
  /** With the subresource, if any: `pods/log`. */
  readonly resource: string;
  /** Empty for cluster scope. */
  readonly namespace: string;
}

/**
 * Asks the API server whether it would authorize a request.
 *
 * @throws Error if the review fails.
 */
export async function isAllowed(client: KubeClient, request: AccessRequest): Promise<boolean> {
  const { userInfo, verb, apiGroup: group, namespace } = request;
  const [resource, subresource] = request.resource.split('/');
  const { status, body } = await client.send('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { ...userInfo, resourceAttributes: { verb, group, resource, subresource, namespace } },
  });
  if (status !== 201) throw new Error(`${JSON.stringify(request)}: ${status} ${body}`);
  const review = JSON.parse(body) as {
    readonly status: { readonly allowed: boolean; readonly evaluationError?: string };
  };
  if (review.status.evaluationError) throw new Error(`${JSON.stringify(request)}: ${review.status.evaluationError}`);
  return review.status.allowed;
}
