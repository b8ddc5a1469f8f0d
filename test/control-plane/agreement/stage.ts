import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { KubeClient } from '../client';
import type { KubeObject } from '../modules';
import { nodesOf } from '../nodes';
import { type PlacementObjects, placementObjects } from './objects';
import { conditionOf, type Observer, type Seen, type SeenPod, type Sight } from './observer';

/** What became of pods: all on nodes, or some for which there is no node, or held back by a queue or a quota. */
export interface Outcome {
  readonly kind: 'placed' | 'no-node' | 'not-admitted' | 'not-created';
  /** Why not, as the cluster says it. */
  readonly why: string;
}

/** How long the cluster may take to come to a decision, and how long it must stand by it. */
const patienceMs = 60_000;
const steadyMs = 1_200;

/** One platform in the cluster. */
export class Stage {
  readonly objects: PlacementObjects;
  readonly nodes: readonly KubeObject[];
  private readonly namespaces: ReadonlySet<string>;
  private quotas: Promise<void> | undefined;

  constructor(
    readonly plan: ModelPlatformPlan,
    private readonly client: KubeClient,
    private readonly observer: Observer,
  ) {
    this.objects = placementObjects(plan);
    this.nodes = nodesOf(plan.cluster);
    this.namespaces = new Set(Object.values(plan.teams).map(({ namespace }) => namespace));
  }

  /** Nodes, and everything but workloads and quotas. */
  async open(): Promise<void> {
    const { context, services } = this.objects;
    await Promise.all([
      ...this.nodes.map((node) => this.create(node)),
      ...context.filter(({ metadata }) => metadata.namespace === undefined).map((object) => this.create(object)),
    ]);
    await Promise.all(
      context.filter(({ metadata }) => metadata.namespace !== undefined).map((each) => this.create(each)),
    );
    await Promise.all(Object.values(services).map((object) => this.create(object)));
    await this.settleNodes(() => false);
  }

  /** Takes away what the scheduler looks at; all else goes with the control plane. */
  async close(): Promise<void> {
    const { jobs, services } = this.objects;
    const own = [...Object.values(jobs), ...Object.values(services), ...this.nodes];
    await Promise.all(own.map((object) => this.client.delete(object)));
  }

  /** Makes the quotas of the teams, once. */
  applyQuotas(): Promise<void> {
    this.quotas ??= this.makeQuotas();
    return this.quotas;
  }

  private async makeQuotas(): Promise<void> {
    await Promise.all(this.objects.quotas.map((object) => this.create(object)));
    await this.until('quotas are counted', async () => {
      const read = await Promise.all(this.objects.quotas.map((quota) => this.client.read(quota)));
      return read.every((quota) => (quota?.status as { readonly hard?: object } | undefined)?.hard !== undefined);
    });
  }

  /** Makes an object as it is, with a status where it has one. */
  async create(object: KubeObject): Promise<void> {
    const path = (await this.client.pathOf(object)).replace(/\/[^/]*$/, '?fieldValidation=Strict');
    const { status, body } = await this.client.send('POST', path, object);
    if (status >= 300) throw new Error(`${object.kind} ${object.metadata.name}: ${body}`);
  }

  /** Gives services so many replicas, and the others none. */
  async scale(replicas: Readonly<Record<string, number>>): Promise<void> {
    await Promise.all(
      Object.entries(this.objects.services).map(async ([name, object]) => {
        const patch = { spec: { replicas: replicas[name] ?? 0 } };
        await this.client.send('PATCH', await this.client.pathOf(object), patch, 'application/merge-patch+json');
      }),
    );
  }

  /** Waits until there are so many pods of each workload, and all are on nodes or known to fit on none. */
  async outcome(wanted: Readonly<Record<string, number>>): Promise<Outcome> {
    let since = Number.POSITIVE_INFINITY;
    let before = '';
    return this.decide(`pods of ${JSON.stringify(wanted)}`, ['pods', 'replicaSets'], (seen) => {
      const refused = this.refusedSets(seen, wanted);
      if (refused) return refused;
      const pods = this.podsOf(seen).filter(({ workload }) => workload in wanted);
      const decided = pods.every(({ node, unschedulable }) => node !== '' || unschedulable);
      const counted = Object.entries(wanted).every(
        ([name, count]) => pods.filter(({ workload }) => workload === name).length === count,
      );
      if (!counted || !decided || this.podsOf(seen, seen.leaving).length > 0) {
        since = Number.POSITIVE_INFINITY;
        return undefined;
      }
      const left = pods.filter(({ node }) => node === '');
      if (left.length === 0) return { kind: 'placed', why: '' };
      const now = left.map(({ name }) => name).join();
      if (now !== before || since === Number.POSITIVE_INFINITY) since = Date.now();
      before = now;
      if (Date.now() - since < steadyMs) return undefined;
      return { kind: 'no-node', why: left.map(({ name, why }) => `${name}: ${why}`).join('; ') };
    });
  }

  /** What becomes of a training job. Whoever asks takes it away again. */
  async train(name: string): Promise<Outcome> {
    const object = this.objects.jobs[name];
    const job = this.plan.training[name];
    if (!object || !job) throw new Error(`no training job ${name}`);
    await this.create(object);
    let since = Number.POSITIVE_INFINITY;
    const held = await this.decide<Outcome>(`${name} is admitted`, ['workloads'], (seen) => {
      const workload = seen.workloads.find(
        ({ metadata }) =>
          metadata.namespace === job.namespace &&
          ((metadata.ownerReferences ?? []) as readonly { readonly name: string }[]).some(
            (owner) => owner.name === job.run,
          ),
      );
      if (!workload) return undefined;
      if (conditionOf(workload, 'Admitted')?.status === 'True') return { kind: 'placed', why: '' };
      const reserved = conditionOf(workload, 'QuotaReserved');
      if (reserved?.status !== 'False') return undefined;
      since = Math.min(since, Date.now());
      if (Date.now() - since < steadyMs) return undefined;
      return { kind: 'not-admitted', why: `${reserved.reason}: ${reserved.message}` };
    });
    const outcome = held.kind === 'placed' ? await this.outcome({ [name]: job.pods }) : held;
    return outcome;
  }

  /** Takes a training job away, with all that is counted for it. */
  async withdraw(name: string): Promise<void> {
    const object = this.objects.jobs[name];
    if (!object) return;
    await this.client.delete(object);
    await this.decide(`${name} is gone`, ['pods', 'workloads'], (seen) => {
      const own = [...this.podsOf(seen), ...this.podsOf(seen, seen.leaving)].some(({ workload }) => workload === name);
      const queued = seen.workloads.some(
        ({ metadata }) =>
          metadata.namespace === object.metadata.namespace &&
          ((metadata.ownerReferences ?? []) as readonly { readonly name: string }[]).some(
            (owner) => owner.name === object.metadata.name,
          ),
      );
      return own || queued ? undefined : true;
    });
  }

  /** Takes pods away that no controller brings. */
  async remove(pods: readonly KubeObject[]): Promise<void> {
    await Promise.all(pods.map((pod) => this.client.delete(pod)));
  }

  /** Waits until no pod of the platform is left. */
  async empty(): Promise<void> {
    await this.scale({});
    await this.decide('no pods', ['pods'], (seen) =>
      this.podsOf(seen).length + this.podsOf(seen, seen.leaving).length === 0 ? true : undefined,
    );
  }

  /** Closes nodes to new pods, and opens all others. */
  async cordon(closed: (node: KubeObject) => boolean): Promise<void> {
    await Promise.all(
      this.nodes.map(async (node) => {
        const patch = { spec: { unschedulable: closed(node) ? true : null } };
        await this.client.send('PATCH', await this.client.pathOf(node), patch, 'application/merge-patch+json');
      }),
    );
    await this.settleNodes(closed);
  }

  /** Pods of this platform. */
  podsOf(seen: Seen, pods: readonly SeenPod[] = seen.pods): readonly SeenPod[] {
    return pods.filter(({ namespace }) => this.namespaces.has(namespace));
  }

  /** The cluster at a moment after this one. */
  now(): Promise<Seen> {
    return this.observer.next('pods');
  }

  /** Whether a ReplicaSet may not make its pods. */
  private refusedSets({ replicaSets }: Seen, wanted: Readonly<Record<string, number>>): Outcome | undefined {
    const refused = replicaSets
      .filter(({ metadata }) => this.namespaces.has(metadata.namespace ?? ''))
      .filter(({ metadata }) => (metadata.labels?.['app.kubernetes.io/name'] ?? '') in wanted)
      .map((set) => conditionOf(set, 'ReplicaFailure'))
      .find((condition) => condition?.status === 'True');
    return refused && { kind: 'not-created', why: refused.message ?? '' };
  }

  /** Nodes have the taints that they should have, and no others. */
  private async settleNodes(closed: (node: KubeObject) => boolean): Promise<void> {
    const wanted = new Map(this.nodes.map((node) => [node.metadata.name, taintsOf(node) + (closed(node) ? 1 : 0)]));
    await this.decide('nodes are ready', ['nodes'], ({ nodes }) => {
      const ready = nodes.filter(
        (node) => wanted.get(node.metadata.name) === taintsOf(node) && conditionOf(node, 'Ready')?.status === 'True',
      );
      return ready.length === wanted.size ? true : undefined;
    });
  }

  private async until(what: string, done: () => Promise<boolean>): Promise<void> {
    const last = Date.now() + patienceMs;
    while (!(await done())) {
      if (Date.now() > last) throw new Error(`${what}? Not after ${patienceMs / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private async decide<T>(what: string, wanted: readonly Sight[], decision: (seen: Seen) => T | undefined): Promise<T> {
    const last = Date.now() + patienceMs;
    for (;;) {
      const seen = await this.observer.next(...wanted);
      const decided = decision(seen);
      if (decided !== undefined) return decided;
      if (Date.now() > last) {
        const pods = this.podsOf(seen).map(({ name, node, why }) => `${name} ${node || why || 'not looked at'}`);
        throw new Error(`${what}? Not after ${patienceMs / 1000} s: ${pods.join('; ')}`);
      }
    }
  }
}

function taintsOf({ spec }: KubeObject): number {
  return ((spec ?? {}) as { readonly taints?: readonly unknown[] }).taints?.length ?? 0;
}
