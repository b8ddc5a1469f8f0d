import type { KubeClient } from '../client';
import type { KubeObject } from '../modules';

/** A pod and where it is scheduled. */
export interface ObservedPod {
  readonly name: string;
  readonly namespace: string;
  /** Name of the service or training job. */
  readonly workload: string;
  /** Empty if it is not scheduled. */
  readonly node: string;
  /** Whether the scheduler has found no node for it. */
  readonly unschedulable: boolean;
  readonly reason: string;
}

/** The requested resources of the cluster at one moment. */
export interface Snapshot {
  readonly pods: readonly ObservedPod[];
  /** Terminating pods. */
  readonly terminating: readonly ObservedPod[];
  readonly workloads: readonly KubeObject[];
  readonly replicaSets: readonly KubeObject[];
  readonly nodes: readonly KubeObject[];
}

/** A resource that can be observed. */
export type ObservedKind = keyof typeof observedKinds;

const observedKinds = {
  pods: ['v1', 'Pod'],
  workloads: ['kueue.x-k8s.io/v1beta2', 'Workload'],
  replicaSets: ['apps/v1', 'ReplicaSet'],
  nodes: ['v1', 'Node'],
} as const;

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** Polling interval in milliseconds. */
const pause = 300;

/** Polls the cluster, once for all pending callers. */
export class Observer {
  private pending: {
    readonly wanted: readonly ObservedKind[];
    readonly deliver: (snapshot: Promise<Snapshot>) => void;
  }[] = [];
  private running = true;
  private readonly polling: Promise<void>;

  constructor(private readonly client: KubeClient) {
    this.polling = this.poll();
  }

  /** The cluster at a moment after the call. */
  next(...wanted: readonly ObservedKind[]): Promise<Snapshot> {
    return new Promise((resolve) => this.pending.push({ wanted, deliver: resolve }));
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.polling;
  }

  private async poll(): Promise<void> {
    while (this.running) {
      const requested = this.pending;
      this.pending = [];
      if (requested.length > 0) {
        const snapshot = this.read(new Set(requested.flatMap(({ wanted }) => wanted)));
        for (const { deliver } of requested) deliver(snapshot);
        await snapshot.catch(() => undefined);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private async read(wanted: ReadonlySet<ObservedKind>): Promise<Snapshot> {
    const list = (observed: ObservedKind) => {
      const [apiVersion, kind] = observedKinds[observed];
      return wanted.has(observed) ? this.client.list(apiVersion, kind) : [];
    };
    const [pods, workloads, replicaSets, nodes] = await Promise.all([
      list('pods'),
      list('workloads'),
      list('replicaSets'),
      list('nodes'),
    ]);
    const [terminating, staying] = [pods.filter(isTerminating), pods.filter((pod) => !isTerminating(pod))];
    // No kubelet confirms that they have ended.
    await Promise.all(terminating.map((pod) => this.client.delete({ ...pod, metadata: withoutFinalizers(pod) })));
    return { pods: staying.map(observedPod), terminating: terminating.map(observedPod), workloads, replicaSets, nodes };
  }
}

function isTerminating({ metadata }: KubeObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** Leaves the finalizers to the controllers that set them. */
function withoutFinalizers({ metadata: { finalizers: _, ...metadata } }: KubeObject): KubeObject['metadata'] {
  return metadata as KubeObject['metadata'];
}

function observedPod(pod: KubeObject): ObservedPod {
  const { metadata, spec } = pod;
  const scheduled = conditionOf(pod, 'PodScheduled');
  return {
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    workload: metadata.labels?.['app.kubernetes.io/name'] ?? '',
    node: (spec as { readonly nodeName?: string }).nodeName ?? '',
    unschedulable: scheduled?.status === 'False' && scheduled.reason === 'Unschedulable',
    reason: scheduled?.message ?? '',
  };
}

/** One of an object's conditions. */
export function conditionOf({ status }: KubeObject, type: string): Condition | undefined {
  const { conditions = [] } = (status ?? {}) as { readonly conditions?: readonly Condition[] };
  return conditions.find((each) => each.type === type);
}
