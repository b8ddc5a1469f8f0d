import { requestImage } from '../../../catalog/images';
import type { RolloutRequestSpec } from '../../../definition/rollout';
import { MiB } from '../../../units/quantity';
import { labelKeys, platformLabels, previewPods, selectorLabels } from '../../facts/label-keys';
import { tolerate } from '../../facts/taints';
import type { ContainerPlan } from '../../types/container';
import type { NetworkPeerPlan, NetworkPolicyPlan, NetworkRulePlan } from '../../types/network';
import type { PodPlan } from '../../types/pod';
import type { PreviewRequestsPlan } from '../../types/rollout';
import { onlyRequestedGpus } from '../workload/gpu-access';
import { pullSecretsOf, withPulledImages } from '../workload/image-pulls';
import type { ServiceContext } from './context';
import { previewRequestsScript } from './preview-requests-script';

/** What the Job with the requests has in common with the servers. */
export type RequestsContext = Pick<
  ServiceContext,
  'platform' | 'team' | 'namespace' | 'pool' | 'priorityClass' | 'startGate' | 'registries'
>;

/** The requests of a rollout: where to, how often, and for how long. */
interface PreviewRequests extends Pick<PreviewRequestsPlan, 'count' | 'intervalSeconds' | 'windowSeconds'> {
  readonly request: RolloutRequestSpec;
  /** The Service of the new revision. */
  readonly service: string;
  readonly port: number;
  readonly timeoutSeconds: number;
  /** Seconds until a pod on a new node has its images. */
  readonly pullSeconds: number;
}

const bodyVolume = 'request';
const bodyDirectory = '/request';
const bodyFile = 'body.json';

/** A day, so that the messages of a failed Job can be read. */
const keptSeconds = 24 * 60 * 60;

/** Any user that is not root: the program writes no files. */
const user = 65_532;

/** The Job that sends the requests, named after the Service of the new revision. It has no permissions. */
export function resolvePreviewRequests(requests: PreviewRequests, context: RequestsContext): PreviewRequestsPlan {
  const { request, service, port, count, intervalSeconds, timeoutSeconds, windowSeconds, pullSeconds } = requests;
  const { platform, team, namespace } = context;
  const selector = selectorLabels(platform, service);
  const labels = {
    ...selector,
    ...platformLabels(platform),
    ...previewPods,
    ...(team !== undefined && { [labelKeys.team]: team }),
  };
  const url = `http://${service}.${namespace}.svc:${port}${request.path}`;
  const env = {
    URL: url,
    BODY_FILE: `${bodyDirectory}/${bodyFile}`,
    REQUESTS: String(count),
    INTERVAL_SECONDS: String(intervalSeconds),
    TIMEOUT_SECONDS: String(timeoutSeconds),
    WINDOW_SECONDS: String(windowSeconds),
  };
  const requestsPod = withPulledImages(pod({ name: service, labels, env }, context), context.registries);
  return {
    ...{ name: service, labels, selector, url, body: request.body, bodyFile, count, intervalSeconds },
    ...{ timeoutSeconds, windowSeconds, keptSeconds },
    deadlineSeconds: pullSeconds + windowSeconds + timeoutSeconds,
    pod: requestsPod,
    serviceAccount: {
      ...{ name: service, namespace, labels },
      annotations: {},
      ...pullSecretsOf(requestsPod, context.registries),
    },
  };
}

function pod(
  { name, labels, env }: Pick<PreviewRequestsPlan, 'name' | 'labels'> & Pick<ContainerPlan, 'env'>,
  { pool, priorityClass, startGate }: RequestsContext,
): PodPlan {
  const requests: PodPlan = {
    labels,
    serviceAccount: name,
    security: { rootFilesystem: { kind: 'read-only' }, user, group: user },
    nodeSelector: pool.labels,
    tolerations: tolerate(pool.taints),
    topologySpread: [],
    initContainers: startGate ? [startGate] : [],
    sidecars: [],
    containers: [
      {
        name: 'requests',
        image: requestImage.reference,
        command: ['/bin/sh', '-c', previewRequestsScript],
        env,
        ports: [],
        resources: { cpuMilli: 10, memoryBytes: 32 * MiB, ephemeralBytes: 16 * MiB, devices: {} },
        mounts: [{ volume: bodyVolume, path: bodyDirectory, readOnly: true }],
      },
    ],
    volumes: [{ kind: 'config-map', name: bodyVolume, configMap: name }],
    terminationGracePeriodSeconds: 5,
    priorityClass,
    restart: 'never',
  };
  return onlyRequestedGpus(requests, pool);
}

/** The pods of the Job. */
export function requestPods({ selector, serviceAccount: { namespace } }: PreviewRequestsPlan): NetworkPeerPlan {
  return { kind: 'pods', namespace, pods: selector };
}

/** Lets the pods of the Job resolve names and connect to the servers, and to nothing else. */
export function requestsPolicy(
  { name, selector, serviceAccount: { namespace } }: PreviewRequestsPlan,
  servers: NetworkRulePlan,
  dns: readonly NetworkRulePlan[],
): NetworkPolicyPlan {
  // Its name is unique, because the other policies of a namespace are default-deny, allow-dns, call-… and serve-….
  return { name: `request-${name}`, namespace, pods: selector, ingress: [], egress: [...dns, servers] };
}
