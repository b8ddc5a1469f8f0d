import type { RolloutSpec } from '../../../../lib/definition/rollout';
import { planModelPlatform } from '../../../../lib/plan/plan';
import { resolveDelivery } from '../../../../lib/plan/resolve/totals/delivery';
import { definition, withService } from '../../../fixtures/definition';

const repository = 'https://git.acme.example/platform';
const delivery = { gitops: 'argocd', repository } as const;

test('without Argo CD there is no delivery', () => {
  const { delivery: _, ...without } = definition();
  expect(resolveDelivery(without, [])).toBe(undefined);
});

test('the folder has the name of the platform by default', () => {
  expect(resolveDelivery({ ...definition(), delivery }, [])).toMatchObject({ path: 'clusters/acme', revision: 'main' });
  const other = { ...delivery, path: 'prod', revision: 'v2' };
  expect(resolveDelivery({ ...definition(), delivery: other }, [])).toMatchObject({ path: 'prod', revision: 'v2' });
});

test('Argo CD has its default namespace and enforces the repository', () => {
  expect(resolveDelivery({ ...definition(), delivery }, [])).toMatchObject({
    namespace: 'argocd',
    sync: { prune: true, selfHeal: true },
  });
});

test('a failed sync is retried for about an hour', () => {
  const retry = resolveDelivery({ ...definition(), delivery }, [])?.sync.retry;
  if (!retry) throw new Error('nothing is tried again');
  const waits = Array.from({ length: retry.limit }, (_, turn) =>
    Math.min(retry.maxSeconds, retry.firstSeconds * retry.factor ** turn),
  );
  const minutes = waits.reduce((sum, seconds) => sum + seconds, 0) / 60;
  expect(Math.round(minutes)).toBe(55);
});

const back = { name: 'churn', version: 'v2', previous: 'v1' } as const;
const leavesOf = (rollout: RolloutSpec) =>
  planModelPlatform(withService(definition(), { rollout, model: rollout.kind === 'rolling' ? churnV1 : back })).delivery
    ?.ignoredFields;
const churnV1 = { name: 'churn', version: 'v1' } as const;

test('a Deployment has no ignored fields', () => {
  expect(leavesOf({ kind: 'rolling' })).toEqual([]);
});

test('selectors and weights of a canary are left to its controller', () => {
  expect(leavesOf({ kind: 'canary', steps: [10] })?.map(({ kind, name, fields }) => [kind, name, fields])).toEqual([
    ['Service', 'churn', { kind: 'json-pointer', pointer: '/spec/selector/rollouts-pod-template-hash' }],
    ['Service', 'churn-canary', { kind: 'json-pointer', pointer: '/spec/selector/rollouts-pod-template-hash' }],
    [
      'HTTPRoute',
      expect.stringMatching(/^churn--internal-[0-9a-f]{6}$/),
      { kind: 'jq', expression: '.spec.rules[].backendRefs[].weight' },
    ],
  ]);
});

test('a blue-green rollout has no weights', () => {
  expect(leavesOf({ kind: 'blue-green' })?.map(({ kind, name }) => [kind, name])).toEqual([
    ['Service', 'churn'],
    ['Service', 'churn-preview'],
  ]);
});
