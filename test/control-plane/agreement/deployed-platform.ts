import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { KubeClient } from '../client';
import type { KubeObject } from '../modules';
import { nodesOf } from '../nodes';
import { conditionOf, type ObservedKind, type ObservedPod, type Observer, type Snapshot } from './observer';
import { type PlacementObjects, placementObjects } from './placement-objects';

/** State of pods: all scheduled, some unschedulable, or held back by a queue or a quota. */
export interface Outcome {
  readonly kind: 'placed' | 'no-node' | 'not-admitted' | 'not-created';
  /** Reason, as the cluster reports it; empty if placed. */
  readonly reason: string;
}

/** How long the cluster may take to decide, and how long a decision must be stable. */
const timeoutMs = 60_000;
const stableMs = 1_200;

/** A platform that is deployed in the cluster. */
export class DeployedPlatform {
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

  /** Creates the nodes and all objects except training jobs and quotas. Services have no replicas yet. */
  async deploy(): Promise<void> {
    const { prerequisites, services } = this.objects;
    await Promise.all([
      ...this.nodes.map((node) => this.create(node)),
      ...prerequisites.filter(({ metadata }) => metadata.namespace === undefined).map((object) => this.create(object)),
    ]);
    await Promise.all(
      prerequisites.filter(({ metadata }) => metadata.namespace !== undefined).map((each) => this.create(each)),
    );
    await Promise.all(Object.values(services).map((object) => this.create(object)));
    await this.waitForNodes(() => false);
  }

  /** Deletes workloads and nodes; all other objects end with the control plane. */
  async tearDown(): Promise<void> {
    const { jobs, services } = this.objects;
    const own = [...Object.values(jobs), ...Object.values(services), ...this.nodes];
    await Promise.all(own.map((object) => this.client.delete(object)));
  }

  /** Creates the ResourceQuotas of the teams, once. */
  applyQuotas(): Promise<void> {
    this.quotas ??= this.makeQuotas();
    return this.quotas;
  }

  private async makeQuotas(): Promise<void> {
    await Promise.all(this.objects.quotas.map((object) => this.create(object)));
    await this.waitUntil('the quotas are in effect', async () => {
      const read = await Promise.all(this.objects.quotas.map((quota) => this.client.read(quota)));
      return read.every((quota) => (quota?.status as { readonly hard?: object } | undefined)?.hard !== undefined);
    });
  }

  /** Creates an object, including its status. */
  async create(object: KubeObject): Promise<void> {
    const path = (await this.client.pathOf(object)).replace(/\/[^/]*$/, '?fieldValidation=Strict');
    const { status, body } = await this.client.send('POST', path, object);
    if (status >= 300) throw new Error(`${object.kind} ${object.metadata.name}: ${body}`);
  }

  /** Scales these services, and all others to 0. */
  async scale(replicas: Readonly<Record<string, number>>): Promise<void> {
    await Promise.all(
      Object.entries(this.objects.services).map(async ([name, object]) => {
        const patch = { spec: { replicas: replicas[name] ?? 0 } };
        await this.client.send('PATCH', await this.client.pathOf(object), patch, 'application/merge-patch+json');
      }),
    );
  }

  /** Waits until each workload has this many pods, and all of them are scheduled or unschedulable. */
  async outcome(wanted: Readonly<Record<string, number>>): Promise<Outcome> {
    let since = Number.POSITIVE_INFINITY;
    let before = '';
    return this.decide(`there are pods of ${JSON.stringify(wanted)}`, ['pods', 'replicaSets'], (snapshot) => {
      const refused = this.refusedOutcome(snapshot, wanted);
      if (refused) return refused;
      const pods = this.podsOf(snapshot).filter(({ workload }) => workload in wanted);
      const decided = pods.every(({ node, unschedulable }) => node !== '' || unschedulable);
      const counted = Object.entries(wanted).every(
        ([name, count]) => pods.filter(({ workload }) => workload === name).length === count,
      );
      if (!counted || !decided || this.podsOf(snapshot, snapshot.terminating).length > 0) {
        since = Number.POSITIVE_INFINITY;
        return undefined;
      }
      const left = pods.filter(({ node }) => node === '');
      if (left.length === 0) return { kind: 'placed', reason: '' };
      const now = left.map(({ name }) => name).join();
      if (now !== before || since === Number.POSITIVE_INFINITY) since = Date.now();
      before = now;
      if (Date.now() - since < stableMs) return undefined;
      return { kind: 'no-node', reason: left.map(({ name, reason }) => `${name}: ${reason}`).join('; ') };
    });
  }

  /** Starts a training job and returns what becomes of it. The caller withdraws it. */
  async startJob(name: string): Promise<Outcome> {
    const object = this.objects.jobs[name];
    const job = this.plan.training[name];
    if (!object || !job) throw new Error(`no training job ${name}`);
    await this.create(object);
    let since = Number.POSITIVE_INFINITY;
    const held = await this.decide<Outcome>(`${name} is admitted`, ['workloads'], (snapshot) => {
      const workload = snapshot.workloads.find(
        ({ metadata }) =>
          metadata.namespace === job.namespace &&
          ((metadata.ownerReferences ?? []) as readonly { readonly name: string }[]).some(
            (owner) => owner.name === job.run,
          ),
      );
      if (!workload) return undefined;
      if (conditionOf(workload, 'Admitted')?.status === 'True') return { kind: 'placed', reason: '' };
      const reserved = conditionOf(workload, 'QuotaReserved');
      if (reserved?.status !== 'False') return undefined;
      since = Math.min(since, Date.now());
      if (Date.now() - since < stableMs) return undefined;
      return { kind: 'not-admitted', reason: `${reserved.reason}: ${reserved.message}` };
    });
    const outcome = held.kind === 'placed' ? await this.outcome({ [name]: job.pods }) : held;
    return outcome;
  }

  /** Deletes a training job, and waits until its pods and its Workload are gone. */
  async deleteJob(name: string): Promise<void> {
    const object = this.objects.jobs[name];
    if (!object) return;
    await this.client.delete(object);
    await this.decide(`${name} is gone`, ['pods', 'workloads'], (snapshot) => {
      const own = [...this.podsOf(snapshot), ...this.podsOf(snapshot, snapshot.terminating)].some(
        ({ workload }) => workload === name,
      );
      const queued = snapshot.workloads.some(
        ({ metadata }) =>
          metadata.namespace === object.metadata.namespace &&
          ((metadata.ownerReferences ?? []) as readonly { readonly name: string }[]).some(
            (owner) => owner.name === object.metadata.name,
          ),
      );
      return own || queued ? undefined : true;
    });
  }

  /** Deletes pods without a controller. */
  async deletePods(pods: readonly KubeObject[]): Promise<void> {
    await Promise.all(pods.map((pod) => this.client.delete(pod)));
  }

  /** Scales all services to 0, and waits until no pod of the platform is left. */
  async scaleToZero(): Promise<void> {
    await this.scale({});
    await this.decide('no pods are left', ['pods'], (snapshot) =>
      this.podsOf(snapshot).length + this.podsOf(snapshot, snapshot.terminating).length === 0 ? true : undefined,
    );
  }

  /** Cordons these nodes, and uncordons all others. */
  async cordon(closed: (node: KubeObject) => boolean): Promise<void> {
    await Promise.all(
      this.nodes.map(async (node) => {
        const patch = { spec: { unschedulable: closed(node) ? true : null } };
        await this.client.send('PATCH', await this.client.pathOf(node), patch, 'application/merge-patch+json');
      }),
    );
    await this.waitForNodes(closed);
  }

  /** Pods of this platform. */
  podsOf(snapshot: Snapshot, pods: readonly ObservedPod[] = snapshot.pods): readonly ObservedPod[] {
    return pods.filter(({ namespace }) => this.namespaces.has(namespace));
  }

  /** The cluster at a moment after the call. */
  now(): Promise<Snapshot> {
    return this.observer.next('pods');
  }

  /** The outcome if a ReplicaSet may not create its pods. */
  private refusedOutcome({ replicaSets }: Snapshot, wanted: Readonly<Record<string, number>>): Outcome | undefined {
    const refused = replicaSets
      .filter(({ metadata }) => this.namespaces.has(metadata.namespace ?? ''))
      .filter(({ metadata }) => (metadata.labels?.['app.kubernetes.io/name'] ?? '') in wanted)
      .map((set) => conditionOf(set, 'ReplicaFailure'))
      .find((condition) => condition?.status === 'True');
    return refused && { kind: 'not-created', reason: refused.message ?? '' };
  }

  /** Waits until all nodes are ready and have the expected number of taints. */
  private async waitForNodes(closed: (node: KubeObject) => boolean): Promise<void> {
    const wanted = new Map(this.nodes.map((node) => [node.metadata.name, taintsOf(node) + (closed(node) ? 1 : 0)]));
    await this.decide('nodes are ready', ['nodes'], ({ nodes }) => {
      const ready = nodes.filter(
        (node) => wanted.get(node.metadata.name) === taintsOf(node) && conditionOf(node, 'Ready')?.status === 'True',
      );
      return ready.length === wanted.size ? true : undefined;
    });
  }

  private async waitUntil(what: string, done: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await done())) {
      if (Date.now() > deadline) throw new Error(`timed out after ${timeoutMs / 1000} s waiting until ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private async decide<T>(
    what: string,
    wanted: readonly ObservedKind[],
    decision: (snapshot: Snapshot) => T | undefined,
  ): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const snapshot = await this.observer.next(...wanted);
      const decided = decision(snapshot);
      if (decided !== undefined) return decided;
      if (Date.now() > deadline) {
        const pods = this.podsOf(snapshot).map(
          ({ name, node, reason }) => `${name} ${node || reason || 'not processed yet'}`,
        );
        throw new Error(`timed out after ${timeoutMs / 1000} s waiting until ${what}: ${pods.join('; ')}`);
      }
    }
  }
}

function taintsOf({ spec }: KubeObject): number {
  return ((spec ?? {}) as { readonly taints?: readonly unknown[] }).taints?.length ?? 0;
}
