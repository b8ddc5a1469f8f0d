import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { planOfVariant, scenarios, type Variant } from '../snapshots/scenarios';
import { provideNodes } from './autoscaler';
import { ControlPlane } from './control-plane';
import { mapConcurrently } from './map-concurrently';
import type { KubeObject } from './modules';
import { nodesOf, poolLabel } from './nodes';
import { applyTree, argocdNamespaces, desired, inOrder, problems } from './tree';
import { waitFor } from './wait-for';
import { withoutTrafficPlugin } from './without-traffic-plugin';

const variants = scenarios.flatMap(({ name, variants: all }) =>
  all.map((variant): [string, Variant] => [`${name} on ${variant.name}`, variant]),
);

let plane: ControlPlane;
let scaledObjects = 0;
beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
}, 2_400_000);
afterAll(async () => {
  process.stderr.write(`scaled by KEDA: ${scaledObjects} services\n`);
  await plane?.stop();
});

describe.each(variants)('%s', (_, variant) => {
  let plan: ModelPlatformPlan;
  let objects: readonly KubeObject[];
  let nodes: readonly KubeObject[];

  beforeAll(async () => {
    plan = planOfVariant(variant);
    objects = renderObjects(plan) as readonly KubeObject[];
    nodes = nodesOf(plan.cluster);
    await applyAll([...argocdNamespaces(plan), ...nodes]);
    for (const node of nodes)
      await plane.client.send(
        'PATCH',
        `${await plane.client.pathOf(node)}/status`,
        { status: node.status },
        'application/merge-patch+json',
      );
  });

  afterAll(async () => {
    const last = [...inOrder(objects)].reverse();
    await mapConcurrently(last, 8, (object) => plane.client.delete(object));
    await waitFor('the namespaces are gone', async () => {
      const left = await plane.client.list('v1', 'Namespace');
      const ours = new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
      return left.filter(({ metadata }) => ours.has(metadata.name)).map(({ metadata }) => metadata.name);
    });
    // Last: pods on a deleted node stay until the garbage collector removes them.
    await mapConcurrently(nodes, 8, (node) => plane.client.delete(node));
  });

  async function applyAll(all: readonly KubeObject[]): Promise<void> {
    for (const object of all) {
      const { status, body } = await plane.client.apply(object, 'test');
      if (status >= 300) throw new Error(body);
    }
  }

  test('the server accepts every object without warnings', async () => {
    expect(problems(await applyTree(plane.client, objects.map(withoutTrafficPlugin)))).toEqual([]);
    const dryRuns = await Promise.all(
      objects.map(async (object) => ({ object, response: await plane.client.tryApply(object) })),
    );
    expect(problems(dryRuns)).toEqual([]);
  });

  test('every queue admits its jobs', async () => {
    const runs = Object.values(plan.training).map(({ run }) => run);
    await waitFor('jobs are admitted', async () => {
      if (runs.length === 0) return [];
      await provideNodes(plane.client, plan);
      const workloads = await plane.client.list('kueue.x-k8s.io/v1beta2', 'Workload');
      const admitted = workloads.filter(isAdmitted).flatMap(ownersOf);
      return runs.filter((run) => !admitted.includes(run));
    });
  });

  test('each job with queued provisioning requests all of its nodes at once', async () => {
    const made = Object.entries(await provideNodes(plane.client, plan));
    const planned = Object.values(plan.training).filter(({ queue }) => queue.provisioning);
    const className = plan.queues?.provisioning?.className;
    expect(
      planned.map(({ run }) => made.filter(([workload]) => workload.includes(run)).map(([, request]) => request)),
    ).toEqual(
      planned.map(({ pods, queue }) => [
        expect.objectContaining({
          provisioningClassName: className,
          parameters: queue.provisioning,
          podSets: [expect.objectContaining({ count: pods })],
        }),
      ]),
    );
    expect(made).toHaveLength(planned.length);
  });

  test('every workload has pods, each on a node of its planned pool', async () => {
    const planned = [
      ...Object.values(plan.services).map(({ name, namespace, pool, replicas }) => ({
        name,
        namespace,
        pool,
        // A service that scales to zero also starts with one pod.
        pods: Math.max(1, replicas.min),
      })),
      ...Object.values(plan.training).map(({ name, namespace, pool, pods }) => ({ name, namespace, pool, pods })),
    ];
    const poolOfNode = new Map(nodes.map(({ metadata }) => [metadata.name, metadata.labels?.[poolLabel]]));
    await waitFor('pods are placed', async () => {
      const pods = await plane.client.list('v1', 'Pod');
      return planned.flatMap(({ name, namespace, pool, pods: count }) => {
        const own = pods.filter(
          ({ metadata }) => metadata.namespace === namespace && metadata.labels?.['app.kubernetes.io/name'] === name,
        );
        const elsewhere = own.filter((pod) => poolOfNode.get(nodeOf(pod)) !== pool);
        return [
          ...(own.length < count ? [`${name} has ${own.length} of ${count} pods`] : []),
          ...elsewhere.map((pod) => `${pod.metadata.name} is on ${nodeOf(pod) || 'no node'}, not in ${pool}`),
        ];
      });
    });
  });

  test('every ScaledObject becomes a HorizontalPodAutoscaler with the bounds of the plan', async () => {
    const scaled = Object.values(plan.services).filter(({ autoscaler }) => autoscaler?.kind === 'prometheus');
    await waitFor('KEDA has created them', async () => {
      const made = await plane.client.list('autoscaling/v2', 'HorizontalPodAutoscaler');
      return scaled.flatMap(({ name, namespace, replicas }) => {
        const own = made.find(
          ({ metadata }) => metadata.namespace === namespace && metadata.name === `keda-hpa-${name}`,
        );
        if (!own) return [`${namespace}/${name} has none`];
        const { minReplicas, maxReplicas } = own.spec as { readonly minReplicas: number; readonly maxReplicas: number };
        // KEDA itself scales from one replica to zero.
        const planned = `${Math.max(1, replicas.min)} to ${replicas.max}`;
        const bounds = `${minReplicas} to ${maxReplicas}`;
        return bounds === planned ? [] : [`${namespace}/${name} has ${bounds} replicas, not ${planned}`];
      });
    });
    scaledObjects += scaled.length;
  });

  test('applying it again changes nothing', async () => {
    const changed: string[] = [];
    const foreign = new Set(
      (plan.delivery?.applications.flatMap(({ ignoredFields }) => ignoredFields) ?? []).map(
        ({ kind, name }) => `${kind} ${name}`,
      ),
    );
    for (const object of inOrder(objects).map(withoutTrafficPlugin)) {
      if (foreign.has(`${object.kind} ${object.metadata.name}`)) continue;
      const before = await plane.client.read(object);
      await plane.client.apply(object);
      const after = await plane.client.read(object);
      if (JSON.stringify(before && desired(before)) !== JSON.stringify(after && desired(after))) {
        changed.push(`${object.kind} ${object.metadata.name}`);
      }
    }
    expect(changed).toEqual([]);
  });
});

function nodeOf({ spec }: KubeObject): string {
  return (spec as { readonly nodeName?: string }).nodeName ?? '';
}

function isAdmitted({ status }: KubeObject): boolean {
  const { conditions = [] } = (status ?? {}) as {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
  return conditions.some(({ type, status: is }) => (type === 'Admitted' || type === 'Finished') && is === 'True');
}

function ownersOf({ metadata }: KubeObject): readonly string[] {
  return ((metadata.ownerReferences ?? []) as readonly { readonly name: string }[]).map(({ name }) => name);
}
