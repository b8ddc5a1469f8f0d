import type { RolloutSpec } from '../../../../lib/definition/rollout';
import { planModelPlatform } from '../../../../lib/plan/plan';
import { resolveDelivery } from '../../../../lib/plan/resolve/totals/delivery';
import { definition, withService } from '../../../fixtures/definition';

const repository = 'https://git.acme.example/platform';
const delivery = { gitops: 'argocd', repository } as const;

test('where nothing brings the manifests there is no delivery', () => {
  const { delivery: _, ...without } = definition();
  expect(resolveDelivery(without, [])).toBe(undefined);
});

test('the folder has the name of the platform, unless it has another', () => {
  expect(resolveDelivery({ ...definition(), delivery }, [])).toMatchObject({ path: 'clusters/acme', revision: 'main' });
  const other = { ...delivery, path: 'prod', revision: 'v2' };
  expect(resolveDelivery({ ...definition(), delivery: other }, [])).toMatchObject({ path: 'prod', revision: 'v2' });
});

test('Argo CD is where its own documentation puts it, and the repository is what holds', () => {
  expect(resolveDelivery({ ...definition(), delivery }, [])).toMatchObject({
    namespace: 'argocd',
    sync: { prune: true, selfHeal: true },
  });
});

test('what fails is tried again for about an hour', () => {
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

test('of a Deployment nothing is left to others', () => {
  expect(leavesOf({ kind: 'rolling' })).toEqual([]);
});

test('where the Services of a canary lead, and how much each gets, is left to its controller', () => {
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
