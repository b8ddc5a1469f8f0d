import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { KubeClient } from './client';
import type { KubeObject } from './modules';

/** Name of every request as the nodes and the status of the request have it. */
export const resizeRequest = 'test-resize-request';

/** A request of Kueue for the nodes of one job. */
interface NodeRequest {
  readonly provisioningClassName: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly podSets: readonly { readonly count: number }[];
}

/**
 * Answers all requests as the autoscaler of the cloud does when it has the nodes, which exist here from the beginning. No
 * program that runs here implements the class of a cloud.
 *
 * @returns The requests of jobs, by the name of the owning Workload.
 */
export async function provideNodes(
  client: KubeClient,
  { queues }: ModelPlatformPlan,
): Promise<Readonly<Record<string, NodeRequest>>> {
  if (!queues?.provisioning) return {};
  const requests = await client.list('autoscaling.x-k8s.io/v1', 'ProvisioningRequest');
  const status = {
    conditions: ['Accepted', 'Provisioned'].map((type) => ({
      type,
      status: 'True',
      reason: 'Test',
      message: '',
      lastTransitionTime: new Date().toISOString().replace(/\.\d+/, ''),
    })),
    provisioningClassDetails: { [queues.provisioning.detail]: resizeRequest },
  };
  for (const request of requests.filter(isOpen)) {
    const path = `${await client.pathOf(request)}/status`;
    const { status: code, body } = await client.send('PATCH', path, { status }, 'application/merge-patch+json');
    if (code >= 300) throw new Error(body);
  }
  return Object.fromEntries(requests.map((request) => [ownerOf(request), request.spec as NodeRequest]));
}

function isOpen({ status }: KubeObject): boolean {
  return !(status as { readonly conditions?: readonly unknown[] } | undefined)?.conditions?.length;
}

function ownerOf({ metadata }: KubeObject): string {
  const owners = metadata.ownerReferences as readonly { readonly name: string }[] | undefined;
  return owners?.[0]?.name ?? '';
}
