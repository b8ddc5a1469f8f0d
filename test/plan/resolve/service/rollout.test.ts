import type { ModelServiceSpec } from '../../../../lib/definition/service';
import { definition, digestOfV1, digestOfV2, withService } from '../../../fixtures/definition';
import { churnOf } from '../../../fixtures/plan-of';

const base = definition();
const twoVersions = { name: 'churn', version: 'v2', previous: 'v1' } as const;
const canary = { kind: 'canary', steps: [5, 25] } as const;
const changed = (change: Partial<ModelServiceSpec>) => churnOf(withService(base, { model: twoVersions, ...change }));

test('a canary splits the requests of its gateways between a stable and a canary Service', () => {
  const { rollout, routes } = changed({ rollout: canary });
  expect(rollout).toMatchObject({
    stableService: 'churn',
    canaryService: 'churn-canary',
    routes: routes.map(({ name }) => name),
  });
});

test('each step of a canary is analysed for ten minutes by default', () => {
  expect(changed({ rollout: canary }).rollout).toMatchObject({
    steps: [
      { percent: 5, watchSeconds: 600 },
      { percent: 25, watchSeconds: 600 },
    ],
  });
  expect(changed({ rollout: { ...canary, watch: '90s' } }).rollout).toMatchObject({
    steps: [{ watchSeconds: 90 }, { watchSeconds: 90 }],
  });
});

test('a blue-green rollout has a preview Service', () => {
  expect(changed({ rollout: { kind: 'blue-green' } }).rollout).toMatchObject({
    activeService: 'churn',
    previewService: 'churn-preview',
  });
});

test.each([canary, { kind: 'blue-green' }] as const)(
  'the previous version stays warm for a week ($kind)',
  (rollout) => {
    expect(changed({ rollout }).rollout).toMatchObject({ warm: { previous: 'v1', seconds: 604_800, revisions: 1 } });
  },
);

test('without a previous version the old replicas stay for 30 seconds', () => {
  const one = {
    ...base,
    models: { churn: { bucket: 'models', versions: { v1: { path: 'a', sha256: digestOfV1 } } } },
  };
  const { rollout } = churnOf(withService(one, { model: { name: 'churn', version: 'v1' }, rollout: canary }));
  expect(rollout).toMatchObject({ warm: { seconds: 30 } });
  expect(rollout).not.toHaveProperty('warm.previous');
});

test('the pod template does not depend on the warm version', () => {
  const waivers = [{ rule: 'rollout/previous', at: 'services.churn.model.previous', reason: 'what is to be shown' }];
  const without = churnOf({
    ...withService(base, { model: { name: 'churn', version: 'v2' }, rollout: canary }),
    waivers,
  });
  expect(changed({ rollout: canary }).pod).toEqual(without.pod);
});

test('the pod template does not depend on the rollout strategy', () => {
  const { pod } = changed({ rollout: canary });
  expect(pod).toEqual(changed({ rollout: { kind: 'blue-green' } }).pod);
});

test('a route of a canary with other paths has another name', () => {
  const models = {
    ...base.models,
    fraud: { bucket: 'models', versions: { v1: { path: 'f', sha256: digestOfV2 } } },
  };
  const other = churnOf({
    ...withService({ ...base, models }, { model: [twoVersions, { name: 'fraud', version: 'v1' }], rollout: canary }),
  });
  const [route] = changed({ rollout: canary }).routes;
  expect(route?.name).toMatch(/^churn--internal-[0-9a-f]{6}$/);
  expect(other.routes[0]?.name).not.toBe(route?.name);
});

test('the scrape keeps the label of the revision for canary and blue-green rollouts', () => {
  expect(changed({ rollout: canary }).monitoring.scrape.podLabels).toEqual(['rollouts-pod-template-hash']);
  expect(churnOf(base).monitoring.scrape).not.toHaveProperty('podLabels');
});
