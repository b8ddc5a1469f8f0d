import { compareModelPlatforms } from '../../lib/diff/diff';
import type { KubernetesObject } from '../../lib/diff/objects';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import { ControlPlane } from './control-plane';
import { editedPlan, variantOf } from './edited-plan';
import { applyExactly } from './exact-apply';
import { type Journey, journeys } from './journeys';
import type { KubeObject } from './modules';
import { nodesOf } from './nodes';
import { waitFor } from './patience';
import { podsOf, type RunningPod, runningPods } from './pods';
import { secondsUntil } from './seconds-until';
import { lacking, promote, secondsKept, servedRevision, workloadOf } from './takeover';
import { ingressOf, throughIngress } from './traffic-by-ingress';
import { inOrder } from './tree';

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

const titled = journeys.map((journey): [string, Journey] => [
  `${journey.service} of ${journey.example} on ${journey.cloud}`,
  journey,
]);

describe.each(titled)('%s', (_, journey) => {
  let first: Version;
  let next: Version;
  let back: Version;
  let nodes: readonly KubeObject[];
  /** Pods when the first version serves, and when the next one does. */
  let before: readonly RunningPod[];
  let between: readonly RunningPod[];
  let after: readonly RunningPod[];
  let seconds = Number.NaN;

  beforeAll(async () => {
    first = version(journey, journey.first);
    next = version(journey, journey.next);
    back = version(journey, journey.back);
    nodes = nodesOf(next.plan.cluster);
    await putNodes(nodes);
  });

  afterAll(async () => {
    const all = [...inOrder(next.objects)].reverse();
    for (const object of all) await plane.client.delete(object);
    await waitFor('the namespaces are gone', async () => {
      const left = await plane.client.list('v1', 'Namespace');
      const ours = new Set(all.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
      return left.filter(({ metadata }) => ours.has(metadata.name)).map(({ metadata }) => metadata.name);
    });
    // Not before: on a node that is gone nobody ends a pod.
    for (const node of nodes) await plane.client.delete(node);
  });

  test('the first version serves', async () => {
    const { rollout } = first.service;
    const changes = await change(first, []);
    if (rollout.kind === 'canary') await plane.client.apply(ingressOf(first.service, rollout), 'test');
    await everyServiceServes(first);
    before = await runningPods(plane.client);
    expect(changes).toHaveLength(first.objects.length);
  });

  test('the next version changes what the plan said, and nothing else', async () => {
    expect(await change(next, first.objects)).toEqual(planned(first, next));
  });

  test('the next version serves, and the pods of all other workloads stay', async () => {
    if (next.service.rollout.kind === 'canary') await promoteFromTheFirstStep(next.service);
    await everyServiceServes(next);
    between = await runningPods(plane.client);
    expect(newPods(between, before)).toEqual([key(next.service)]);
  });

  test('the version before stays as warm as the plan says', () => {
    const kept = between.filter(({ uid }) => own(before).some((pod) => pod.uid === uid));
    expect(kept).toEqual(isKept(next.service) ? own(before) : []);
  });

  test('the controller keeps the version before for as long as the plan says', async () => {
    const { rollout, namespace } = next.service;
    const warmSeconds = rollout.kind === 'rolling' ? 0 : rollout.warm.seconds;
    // The controller says it a moment after it has gone over; less what has gone by since, on a machine that is busy.
    await waitFor(`the version before is kept for ${warmSeconds} s`, async () => {
      const left = await secondsKept(plane.client, namespace, own(before)[0]?.revision ?? '');
      return left <= warmSeconds && left >= warmSeconds - 120 ? [] : [`${left} s are left`];
    });
  });

  test('the way back changes what the plan said, and nothing else', async () => {
    const [old] = own(before);
    let turned: Promise<number> | undefined;
    const changes = await change(back, next.objects, () => {
      turned = secondsUntil('the old version serves', () => serves(back.service, old?.revision));
    });
    seconds = (await turned) ?? seconds;
    expect(changes).toEqual(planned(next, back));
  });

  test('the way back needs no pod where the version before was kept', async () => {
    await everyServiceServes(back);
    after = await runningPods(plane.client);
    const { name, rollout } = back.service;
    const reused = own(after).filter(({ uid }) => own(before).some((pod) => pod.uid === uid)).length;
    process.stderr.write(`rollback of ${name} (${rollout.kind}): ${seconds.toFixed(1)} s, ${reused} pods reused\n`);
    expect(newPods(after, between)).toEqual(isKept(next.service) ? [] : [key(back.service)]);
  });

  test('the version that serves again is the same to the byte', () => {
    const { length } = own(before);
    const same = own(after).filter(({ revision }) => revision === own(before)[0]?.revision);
    expect(same).toHaveLength(length);
  });

  function own(pods: readonly RunningPod[]): readonly RunningPod[] {
    return podsOf(pods, first.service.namespace, first.service.name);
  }
});

function version({ example, cloud, service }: Journey, edit: Journey['first']): Version {
  const plan = editedPlan(variantOf(example, cloud), edit);
  const found = Object.values(plan.services).find(({ name }) => name === service);
  if (!found) throw new Error(`${example} has no service ${service}`);
  return { plan, objects: renderObjects(plan) as readonly KubeObject[], service: found };
}

async function putNodes(nodes: readonly KubeObject[]): Promise<void> {
  const argocd = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } };
  for (const object of [argocd, ...nodes]) {
    const { status, body } = await plane.client.apply(object, 'test');
    if (status >= 300) throw new Error(body);
  }
  for (const node of nodes) {
    const path = `${await plane.client.pathOf(node)}/status`;
    await plane.client.send('PATCH', path, { status: node.status }, 'application/merge-patch+json');
  }
}

/** Brings a version to the cluster as a GitOps controller does, and says what has changed there. */
async function change(
  { plan, objects, service }: Version,
  old: readonly KubeObject[],
  whenWorkloadIsApplied?: () => void,
): Promise<readonly string[]> {
  const workload = lineOf(workloadOf(service));
  const changes: string[] = [];
  for (const object of inOrder(objects).map(throughIngress)) {
    const outcome = await applyExactly(plane.client, object, plan.delivery?.leaves ?? []);
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

/** What the product says will change. */
function planned(old: Version, now: Version): readonly string[] {
  const { changes } = compareModelPlatforms(side(old), side(now));
  return changes
    .filter(({ of }) => of === 'object')
    .map(({ effect, ...object }) => `${effect === 'restarted' ? 'changed' : effect} ${place(object)}`)
    .sort();
}

function side({ plan, objects }: Version) {
  return { plan, objects: objects as readonly KubernetesObject[] };
}

function lineOf({ kind, metadata: { name, namespace } }: KubeObject): string {
  return place({ kind, name, ...(namespace !== undefined && { namespace }) });
}

function place({
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
    const all = await Promise.all(Object.values(plan.services).map((service) => lacking(plane.client, service)));
    return all.flat();
  });
}

/** Whether all replicas that get requests are of a version. */
async function serves({ name, namespace, rollout, replicas }: ModelServicePlan, revision?: string): Promise<boolean> {
  if (rollout.kind !== 'rolling') return (await servedRevision(plane.client, name, namespace)) === revision;
  const pods = podsOf(await runningPods(plane.client), namespace, name);
  return pods.length === replicas.min && pods.every((pod) => pod.revision === revision && pod.ready);
}

/** Workloads that have pods which were not there before. */
function newPods(now: readonly RunningPod[], old: readonly RunningPod[]): readonly string[] {
  const known = new Set(old.map(({ uid }) => uid));
  return [...new Set(now.filter(({ uid }) => !known.has(uid)).map(({ workload }) => workload))];
}

function key({ namespace, name }: ModelServicePlan): string {
  return `${namespace}/${name}`;
}

/** Whether the version before keeps its replicas. */
function isKept({ rollout }: ModelServicePlan): boolean {
  return rollout.kind !== 'rolling' && rollout.warm.previous !== undefined;
}

/**
 * Without Prometheus nobody judges the version on trial, so that a person goes on from the first step. Until then all
 * replicas of the old version must be there, and requests of the cluster go to none but them.
 */
async function promoteFromTheFirstStep(service: ModelServicePlan): Promise<void> {
  const { rollout, name, namespace } = service;
  if (rollout.kind !== 'canary') throw new Error(`${name} has no steps`);
  const stable = await servedRevision(plane.client, rollout.stableService, namespace);
  await waitFor('the version on trial has a replica', async () => {
    const trial = await servedRevision(plane.client, rollout.canaryService, namespace);
    const pods = podsOf(await runningPods(plane.client), namespace, name);
    const old = pods.filter(({ revision }) => revision === stable);
    if (old.length !== service.replicas.min) throw new Error(`the old version has ${old.length} replicas`);
    return pods.some(({ revision, ready }) => ready && revision === trial && trial !== stable) ? [] : ['none is ready'];
  });
  await promote(plane.client, service);
}
