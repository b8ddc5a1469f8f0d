import type { KubeClient } from '../client';
import type { KubeObject } from '../modules';

/** A pod, as far as it matters where it is. */
export interface SeenPod {
  readonly name: string;
  readonly namespace: string;
  /** Name of the service or training job. */
  readonly workload: string;
  /** Empty where it is on none. */
  readonly node: string;
  /** Whether the scheduler has looked and found no node for it. */
  readonly unschedulable: boolean;
  readonly why: string;
}

/** The cluster at one moment, as far as somebody wanted to know it. */
export interface Seen {
  readonly pods: readonly SeenPod[];
  /** Pods on their way out. */
  readonly leaving: readonly SeenPod[];
  readonly workloads: readonly KubeObject[];
  readonly replicaSets: readonly KubeObject[];
  readonly nodes: readonly KubeObject[];
}

/** What there is to see. */
export type Sight = keyof typeof sights;

const sights = {
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

/** Milliseconds from one look to the next. */
const pause = 300;

/** Looks at a cluster again and again, once for all who want to know. */
export class Observer {
  private waiting: { readonly wanted: readonly Sight[]; readonly tell: (seen: Promise<Seen>) => void }[] = [];
  private running = true;
  private readonly looking: Promise<void>;

  constructor(private readonly client: KubeClient) {
    this.looking = this.look();
  }

  /** The cluster at a moment after this one. */
  next(...wanted: readonly Sight[]): Promise<Seen> {
    return new Promise((resolve) => this.waiting.push({ wanted, tell: resolve }));
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.looking;
  }

  private async look(): Promise<void> {
    while (this.running) {
      const asked = this.waiting;
      this.waiting = [];
      if (asked.length > 0) {
        const seen = this.see(new Set(asked.flatMap(({ wanted }) => wanted)));
        for (const { tell } of asked) tell(seen);
        await seen.catch(() => undefined);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private async see(wanted: ReadonlySet<Sight>): Promise<Seen> {
    const list = (sight: Sight) => {
      const [apiVersion, kind] = sights[sight];
      return wanted.has(sight) ? this.client.list(apiVersion, kind) : [];
    };
    const [pods, workloads, replicaSets, nodes] = await Promise.all([
      list('pods'),
      list('workloads'),
      list('replicaSets'),
      list('nodes'),
    ]);
    const [leaving, staying] = [pods.filter(isLeaving), pods.filter((pod) => !isLeaving(pod))];
    // There is no kubelet that would say that they have ended.
    await Promise.all(leaving.map((pod) => this.client.delete({ ...pod, metadata: withoutFinalizers(pod) })));
    return { pods: staying.map(seenPod), leaving: leaving.map(seenPod), workloads, replicaSets, nodes };
  }
}

function isLeaving({ metadata }: KubeObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** Who has put a finalizer on a pod takes it off. */
function withoutFinalizers({ metadata: { finalizers: _, ...metadata } }: KubeObject): KubeObject['metadata'] {
  return metadata as KubeObject['metadata'];
}

function seenPod(pod: KubeObject): SeenPod {
  const { metadata, spec } = pod;
  const scheduled = conditionOf(pod, 'PodScheduled');
  return {
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    workload: metadata.labels?.['app.kubernetes.io/name'] ?? '',
    node: (spec as { readonly nodeName?: string }).nodeName ?? '',
    unschedulable: scheduled?.status === 'False' && scheduled.reason === 'Unschedulable',
    why: scheduled?.message ?? '',
  };
}

/** One of an object's conditions. */
export function conditionOf({ status }: KubeObject, type: string): Condition | undefined {
  const { conditions = [] } = (status ?? {}) as { readonly conditions?: readonly Condition[] };
  return conditions.find((each) => each.type === type);
}
