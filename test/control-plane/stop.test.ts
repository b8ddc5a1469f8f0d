import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { TrainingJobPlan } from '../../lib/plan/types/training-job';
import { planOfVariant, variantOf } from '../snapshots/scenarios';
import { ControlPlane } from './control-plane';
import type { KubeObject } from './modules';
import { nodesOf } from './nodes';
import { podsOf, runningPods } from './pods';
import { applyTree, argocdNamespaces, problems } from './tree';
import { waitFor } from './wait-for';
import { withoutTrafficPlugin } from './without-traffic-plugin';

const version = 'kueue.x-k8s.io/v1beta2';

/** A gang, and a job of one pod. */
const examples = [
  ['marketplace-search', 'fit-ranker'],
  ['ride-pricing', 'prices'],
] as const;

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
}, 2_400_000);
afterAll(async () => plane?.stop());

const engineer = 'arn:aws:iam::123456789012:user/engineer';
const scientist = 'arn:aws:iam::123456789012:user/scientist';

/** Each role of each team has one user. */
function withUsers(definition: ModelPlatformDefinition): ModelPlatformDefinition {
  const members = { 'ml-engineer': [`user:${engineer}`], 'data-scientist': [`user:${scientist}`] };
  const teams = Object.entries(definition.teams ?? {}).map(([team, spec]) => [team, { ...spec, members }]);
  return { ...definition, teams: Object.fromEntries(teams) };
}

/** Pods with this annotation neither start nor end; simulated pods of other jobs complete at once. */
function neverEnding(job: TrainingJobPlan): TrainingJobPlan {
  const annotations = { ...job.pod.annotations, 'kwok.x-k8s.io/status': 'custom' };
  return { ...job, pod: { ...job.pod, annotations } };
}

describe.each(examples)('%s', (example, name) => {
  let plan: ModelPlatformPlan;
  let job: TrainingJobPlan;
  let objects: readonly KubeObject[];

  beforeAll(async () => {
    plan = planOfVariant(variantOf(example, 'eks'), withUsers);
    const planned = plan.training[name];
    if (!planned) throw new Error(`${example} has no job ${name}`);
    job = planned;
    objects = (
      renderObjects({ ...plan, training: { ...plan.training, [name]: neverEnding(job) } }) as readonly KubeObject[]
    ).map(withoutTrafficPlugin);
    const nodes = nodesOf(plan.cluster);
    expect(problems(await applyTree(plane.client, [...argocdNamespaces(plan), ...nodes]))).toEqual([]);
    for (const node of nodes) {
      const path = `${await plane.client.pathOf(node)}/status`;
      await plane.client.send('PATCH', path, { status: node.status }, 'application/merge-patch+json');
    }
    expect(problems(await applyTree(plane.client, objects))).toEqual([]);
    await podsAre(job.pods);
  });

  async function podsAre(count: number): Promise<void> {
    await waitFor(`${job.run} has ${count} pods`, async () => {
      const found = podsOf(await runningPods(plane.client), job.namespace, job.name).length;
      return found === count ? [] : [`it has ${found}`];
    });
  }

  async function setActive(user: string, active: boolean): Promise<number> {
    return change(user, { spec: { active } });
  }

  async function ownWorkload(): Promise<KubeObject> {
    const all = await plane.client.list(version, 'Workload', job.namespace);
    const own = all.find(({ metadata }) =>
      ((metadata.ownerReferences ?? []) as readonly { readonly name: string }[]).some(
        (owner) => owner.name === job.run,
      ),
    );
    if (!own) throw new Error(`${job.run} has no Workload`);
    return own;
  }

  async function change(user: string, patch: object): Promise<number> {
    const path = await plane.client.pathOf(await ownWorkload());
    return (await plane.client.as(user).send('PATCH', path, patch, 'application/merge-patch+json')).status;
  }

  /** Ends terminating pods as a kubelet does. */
  async function endTerminatingPods(): Promise<void> {
    const pods = await plane.client.list('v1', 'Pod', job.namespace);
    const ending = pods.filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
    for (const pod of ending) await plane.client.delete(pod);
  }

  test('a data scientist cannot stop the run', async () => {
    expect(await setActive(scientist, false)).toBe(403);
    await podsAre(job.pods);
  });

  test('an ML engineer stops the run, and a sync does not start it again', async () => {
    expect(await setActive(engineer, false)).toBe(200);
    await podsAre(0);
    await endTerminatingPods();
    expect(problems(await applyTree(plane.client, objects))).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await podsAre(0);
  });

  test('an ML engineer changes nothing else of a Workload', async () => {
    const { podSets } = (await ownWorkload()).spec as { readonly podSets: readonly object[] };
    const changed = podSets.map((podSet) => ({ ...podSet, name: 'other' }));
    for (const patch of [
      { spec: { podSets: changed } },
      { spec: { podSets: podSets.map((podSet) => ({ ...podSet, count: 7 })) } },
      { spec: { active: true, priority: 1_000_000 } },
      { spec: { priority: null } },
      { spec: { queueName: 'other' } },
      { spec: { maximumExecutionTimeSeconds: 1 } },
      { metadata: { labels: { 'kueue.x-k8s.io/job-uid': 'other' } } },
      { metadata: { annotations: { other: 'x' } } },
      { metadata: { ownerReferences: null } },
    ]) {
      expect([patch, await change(engineer, patch)]).toEqual([patch, 422]);
    }
    await podsAre(0);
  });

  test('an ML engineer resumes the run', async () => {
    expect(await setActive(engineer, true)).toBe(200);
    await podsAre(job.pods);
  });
});
