import type { ServingSpec } from '../../lib/definition/service';
import { renderObjects } from '../../lib/manifests/render';
import { definition, withService } from '../fixtures/definition';
import { planOf } from '../fixtures/plan-of';
import { argoApply } from './argo-apply';
import { ControlPlane } from './control-plane';
import type { KubeObject } from './modules';

/** Fields that Argo Rollouts sets during a rollout, and what a sync of a changed service does to them. */

interface Rule {
  readonly timeouts: { readonly request: string };
  readonly backendRefs: readonly { readonly name: string; readonly weight: number }[];
}

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
  await plane.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ranking' } });
}, 2_400_000);
afterAll(async () => plane?.stop());

const v1 = { model: { name: 'churn', version: 'v1' } } as const;
const v2 = { model: { name: 'churn', version: 'v2', previous: 'v1' } } as const;
const back = { model: { name: 'churn', version: 'v1', previous: 'v2' } } as const;
const canary = { ...v2, rollout: { kind: 'canary', steps: [50] } } as const;

async function sync(change: Partial<ServingSpec>): Promise<void> {
  const kinds = ['HTTPRoute', 'Service'];
  const objects = (renderObjects(planOf(withService(definition(), change))) as readonly KubeObject[]).filter(
    ({ kind, metadata }) => kinds.includes(kind) && metadata.namespace === 'ranking',
  );
  for (const object of objects) {
    const { status, body } = await argoApply(plane.client, object);
    if (status >= 300) throw new Error(body);
  }
}

async function live(apiVersion: string, kind: string, name: string): Promise<KubeObject> {
  const object = await plane.client.read({ apiVersion, kind, metadata: { name, namespace: 'ranking' } });
  if (!object) throw new Error(`there is no ${kind} ${name}`);
  return object;
}

test('another timeout of a canary arrives at its route, also after the controller has set the weights', async () => {
  await sync({ ...canary, timeout: '5s' });
  const route = await live('gateway.networking.k8s.io/v1', 'HTTPRoute', 'churn--internal');
  const { rules, ...spec } = route.spec as { readonly rules: readonly Rule[] };
  const weighted = rules.map((rule) => ({
    ...rule,
    backendRefs: rule.backendRefs.map((backend) => ({ ...backend, weight: 50 })),
  }));
  const path = `${await plane.client.pathOf(route)}?fieldManager=gateway-api`;
  expect(await plane.client.send('PUT', path, { ...route, spec: { ...spec, rules: weighted } })).toMatchObject({
    status: 200,
  });
  await sync({ ...canary, timeout: '10s' });
  const after = await live('gateway.networking.k8s.io/v1', 'HTTPRoute', 'churn--internal');
  const [rule] = (after.spec as { readonly rules: readonly Rule[] }).rules;
  expect(rule?.timeouts.request).toBe('10s');
  expect(rule?.backendRefs.map(({ name, weight }) => [name, weight])).toEqual([
    ['churn', 100],
    ['churn-canary', 0],
  ]);
});

test.each([
  ['canary', canary],
  ['blue-green', { ...v2, rollout: { kind: 'blue-green' } }],
] as const)('a sync keeps the revision in the selector of the Service of a %s rollout', async (_, change) => {
  await sync(change);
  const service = await live('v1', 'Service', 'churn');
  const patch = { spec: { selector: { 'rollouts-pod-template-hash': 'abc123' } } };
  const path = `${await plane.client.pathOf(service)}?fieldManager=rollouts-controller`;
  await plane.client.send('PATCH', path, patch, 'application/strategic-merge-patch+json');
  await sync({ ...change, ...back });
  expect((await live('v1', 'Service', 'churn')).spec).toMatchObject({
    selector: { 'rollouts-pod-template-hash': 'abc123' },
  });
  // Without the annotation a sync replaces the selector, as is right for a Deployment.
  await sync({ ...v1, rollout: { kind: 'rolling' } });
  expect((await live('v1', 'Service', 'churn')).spec).not.toHaveProperty(['selector', 'rollouts-pod-template-hash']);
});
