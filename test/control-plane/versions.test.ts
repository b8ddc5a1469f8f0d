import { compareModelPlatforms } from '../../lib/diff/diff';
import type { KubernetesObject } from '../../lib/diff/kubernetes-object';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { BlueGreenPlan } from '../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import { planOfVariant, variantOf } from '../snapshots/scenarios';
import { ControlPlane } from './control-plane';
import { applyExactly } from './exact-apply';
import { ingressOf, throughIngress } from './ingress-traffic';
import type { KubeObject } from './modules';
import { nodesOf } from './nodes';
import { podsOf, type RunningPod, runningPods } from './pods';
import { pendingReasons, promote, secondsUntilScaleDown, servedRevision, workloadOf } from './rollout-status';
import { secondsUntil } from './seconds-until';
import { argocdNamespaces, inOrder } from './tree';
import { type Upgrade, upgrades } from './upgrades';
import { waitFor } from './wait-for';

/** One version of a platform. */
interface Version {
  readonly plan: ModelPlatformPlan;
  readonly objects: readonly KubeObject[];
  readonly service: ModelServicePlan;
}

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
}, 2_400_000);
afterAll(async () => plane?.stop());

const titled = upgrades.map((upgrade): [string, Upgrade] => [
  `${upgrade.service} of ${upgrade.example} on ${upgrade.cloud}`,
  upgrade,
]);

describe.each(titled)('%s', (_, upgrade) => {
  let first: Version;
  let next: Version;
  let rollback: Version;
  let nodes: readonly KubeObject[];
  /** Pods while the first version serves, while the next one serves, and after the rollback. */
  let podsBefore: readonly RunningPod[];
  let podsUpgraded: readonly RunningPod[];
  let podsRolledBack: readonly RunningPod[];
  let seconds = Number.NaN;

  beforeAll(async () => {
    first = version(upgrade, upgrade.first);
    next = version(upgrade, upgrade.next);
    rollback = version(upgrade, upgrade.rollback);
    nodes = nodesOf(next.plan.cluster);
    await putNodes(next.plan, nodes);
  });

  afterAll(async () => {
    const all = [...inOrder(next.objects)].reverse();
    for (const object of all) await plane.client.delete(object);
    await waitFor('the namespaces are gone', async () => {
      const left = await plane.client.list('v1', 'Namespace');
      const ours = new Set(all.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
      return left.filter(({ metadata }) => ours.has(metadata.name)).map(({ metadata }) => metadata.name);
    });
    // Last: pods on a deleted node would not terminate.
    for (const node of nodes) await plane.client.delete(node);
  });

  test('the first version serves', async () => {
    const { rollout } = first.service;
    const changes = await change(first, []);
    if (rollout.kind === 'canary') await plane.client.apply(ingressOf(first.service, rollout), 'test');
    await everyServiceServes(first);
    podsBefore = await runningPods(plane.client);
    expect(changes).toHaveLength(first.objects.length);
  });

  test('the next version changes exactly what the diff predicts', async () => {
    expect(await change(next, first.objects)).toEqual(predicted(first, next));
  });

  test('the next version serves, and the pods of all other workloads stay', async () => {
    if (next.service.rollout.kind === 'canary') await promoteFromFirstStep(next.service);
    if (next.service.rollout.kind === 'blue-green') await promoteFromPreview(next.service, next.service.rollout);
    await everyServiceServes(next);
    podsUpgraded = await runningPods(plane.client);
    expect(newPods(podsUpgraded, podsBefore)).toEqual([key(next.service)]);
  });

  test('the previous version keeps its replicas if the plan says so', () => {
    const kept = podsUpgraded.filter(({ uid }) => own(podsBefore).some((pod) => pod.uid === uid));
    expect(kept).toEqual(keepsReplicas(next.service) ? own(podsBefore) : []);
  });

  test('the controller keeps the previous version as long as the plan says', async () => {
    const { rollout, namespace } = next.service;
    const warmSeconds = rollout.kind === 'rolling' ? 0 : rollout.warm.seconds;
    // The controller writes the deadline shortly after the switch; on a busy machine some of the time has already passed.
    await waitFor(`the previous version is kept for ${warmSeconds} s`, async () => {
      const left = await secondsUntilScaleDown(plane.client, namespace, own(podsBefore)[0]?.revision ?? '');
      return left <= warmSeconds && left >= warmSeconds - 120 ? [] : [`${left} s are left`];
    });
  });

  test('the rollback changes exactly what the diff predicts', async () => {
    const [old] = own(podsBefore);
    let switched: Promise<number> | undefined;
    const changes = await change(rollback, next.objects, () => {
      switched = secondsUntil('the old version serves', () => serves(rollback.service, old?.revision));
    });
    seconds = (await switched) ?? seconds;
    expect(changes).toEqual(predicted(next, rollback));
  });

  test('the rollback creates no pod if the previous version was kept', async () => {
    await everyServiceServes(rollback);
    podsRolledBack = await runningPods(plane.client);
    const { name, rollout } = rollback.service;
    const reused = own(podsRolledBack).filter(({ uid }) => own(podsBefore).some((pod) => pod.uid === uid)).length;
    process.stderr.write(`rollback of ${name} (${rollout.kind}): ${seconds.toFixed(1)} s, ${reused} pods reused\n`);
    expect(newPods(podsRolledBack, podsUpgraded)).toEqual(keepsReplicas(next.service) ? [] : [key(rollback.service)]);
  });

  test('the restored version has an identical pod template', () => {
    const { length } = own(podsBefore);
    const same = own(podsRolledBack).filter(({ revision }) => revision === own(podsBefore)[0]?.revision);
    expect(same).toHaveLength(length);
  });

  function own(pods: readonly RunningPod[]): readonly RunningPod[] {
    return podsOf(pods, first.service.namespace, first.service.name);
  }
});

function version({ example, cloud, service }: Upgrade, edit: Upgrade['first']): Version {
  const plan = planOfVariant(variantOf(example, cloud), edit);
  const found = Object.values(plan.services).find(({ name }) => name === service);
  if (!found) throw new Error(`${example} has no service ${service}`);
  return { plan, objects: renderObjects(plan) as readonly KubeObject[], service: found };
}

async function putNodes(plan: ModelPlatformPlan, nodes: readonly KubeObject[]): Promise<void> {
  for (const object of [...argocdNamespaces(plan), ...nodes]) {
    const { status, body } = await plane.client.apply(object, 'test');
    if (status >= 300) throw new Error(body);
  }
  for (const node of nodes) {
    const path = `${await plane.client.pathOf(node)}/status`;
    await plane.client.send('PATCH', path, { status: node.status }, 'application/merge-patch+json');
  }
}

/** Applies a version as a GitOps controller does, and returns what has changed in the cluster. */
async function change(
  { objects, service }: Version,
  old: readonly KubeObject[],
  whenWorkloadIsApplied?: () => void,
): Promise<readonly string[]> {
  const workload = lineOf(workloadOf(service));
  const changes: string[] = [];
  for (const object of inOrder(objects).map(throughIngress)) {
    const outcome = await applyExactly(plane.client, object);
    if (lineOf(object) === workload) whenWorkloadIsApplied?.();
    if (outcome !== 'same') changes.push(`${outcome} ${lineOf(object)}`);
  }
  const kept = new Set(objects.map(lineOf));
  for (const object of old.filter((each) => !kept.has(lineOf(each)))) {
    await plane.client.delete(object);
    changes.push(`deleted ${lineOf(object)}`);
  }
  return changes.sort();
}

/** The changes that the diff predicts. */
function predicted(old: Version, now: Version): readonly string[] {
  const { changes } = compareModelPlatforms(side(old), side(now));
  return changes
    .filter(({ of }) => of === 'object')
    .map(({ effect, ...object }) => `${effect === 'restarted' ? 'changed' : effect} ${lineFor(object)}`)
    .sort();
}

function side({ plan, objects }: Version) {
  return { plan, objects: objects as readonly KubernetesObject[] };
}

function lineOf({ kind, metadata: { name, namespace } }: KubeObject): string {
  return lineFor({ kind, name, ...(namespace !== undefined && { namespace }) });
}

function lineFor({
  kind,
  namespace = '',
  name,
}: {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}) {
  return `${kind} ${namespace}/${name}`;
}

async function everyServiceServes({ plan }: Version): Promise<void> {
  await waitFor('every service serves', async () => {
    const all = await Promise.all(Object.values(plan.services).map((service) => pendingReasons(plane.client, service)));
    return all.flat();
  });
}

/** Whether all replicas that receive traffic are of this revision. */
async function serves({ name, namespace, rollout, replicas }: ModelServicePlan, revision?: string): Promise<boolean> {
  if (rollout.kind !== 'rolling') return (await servedRevision(plane.client, name, namespace)) === revision;
  const pods = podsOf(await runningPods(plane.client), namespace, name);
  return pods.length === replicas.min && pods.every((pod) => pod.revision === revision && pod.ready);
}

/** Workloads with new pods. */
function newPods(now: readonly RunningPod[], old: readonly RunningPod[]): readonly string[] {
  const known = new Set(old.map(({ uid }) => uid));
  return [...new Set(now.filter(({ uid }) => !known.has(uid)).map(({ workload }) => workload))];
}

function key({ namespace, name }: ModelServicePlan): string {
  return `${namespace}/${name}`;
}

/** Whether the previous version keeps its replicas. */
function keepsReplicas({ rollout }: ModelServicePlan): boolean {
  return rollout.kind !== 'rolling' && rollout.warm.previous !== undefined;
}

/**
 * There is no Prometheus to analyse the canary, so the first step waits for a manual promotion. Until then all replicas
 * of the stable version must be running, and receive all traffic from inside the cluster.
 */
async function promoteFromFirstStep(service: ModelServicePlan): Promise<void> {
  const { rollout, name, namespace } = service;
  if (rollout.kind !== 'canary') throw new Error(`${name} has no steps`);
  const stable = await servedRevision(plane.client, rollout.stableService, namespace);
  await waitFor('the canary has a replica', async () => {
    const canary = await servedRevision(plane.client, rollout.canaryService, namespace);
    const pods = podsOf(await runningPods(plane.client), namespace, name);
    const old = pods.filter(({ revision }) => revision === stable);
    if (old.length !== service.replicas.min) throw new Error(`the stable version has ${old.length} replicas`);
    return pods.some(({ revision, ready }) => ready && revision === canary && canary !== stable)
      ? []
      : ['no replica is ready'];
  });
  await promote(plane.client, service);
}

/** There is no Prometheus to analyse the new version, so it waits for a manual promotion and serves nothing until then. */
async function promoteFromPreview(service: ModelServicePlan, rollout: BlueGreenPlan): Promise<void> {
  const { name, namespace } = service;
  const stable = await servedRevision(plane.client, rollout.activeService, namespace);
  await waitFor('the new version is analysed', async () => {
    const runs = await plane.client.list('argoproj.io/v1alpha1', 'AnalysisRun', namespace);
    return runs.some(({ metadata }) => metadata.name.startsWith(`${name}-`)) ? [] : ['there is no AnalysisRun'];
  });
  const pods = podsOf(await runningPods(plane.client), namespace, name).filter(({ ready }) => ready);
  expect(new Set(pods.map(({ revision }) => revision)).size).toBe(2);
  expect(await servedRevision(plane.client, rollout.activeService, namespace)).toBe(stable);
  await promote(plane.client, service);
}
