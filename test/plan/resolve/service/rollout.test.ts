import type { ModelServiceSpec } from '../../../../lib/definition/service';
import { definition, digestOfV1, digestOfV2, withService } from '../../../fixtures/definition';
import { churnOf } from '../../../fixtures/plan-of';

const base = definition();
const twoVersions = { name: 'churn', version: 'v2', previous: 'v1' } as const;
const canary = { kind: 'canary', steps: [5, 25] } as const;
const changed = (change: Partial<ModelServiceSpec>) => churnOf(withService(base, { model: twoVersions, ...change }));

test('a canary splits the requests of its gateways between the Service that all know and another', () => {
  const { rollout, routes } = changed({ rollout: canary });
  expect(rollout).toMatchObject({
    stableService: 'churn',
    canaryService: 'churn-canary',
    routes: routes.map(({ name }) => name),
  });
});

test('each step of a canary is watched for ten minutes, or as long as the definition says', () => {
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

test('a blue-green rollout has a Service for the version that is not in use yet', () => {
  expect(changed({ rollout: { kind: 'blue-green' } }).rollout).toMatchObject({
    activeService: 'churn',
    previewService: 'churn-preview',
  });
});

test.each([canary, { kind: 'blue-green' }] as const)(
  'a version that is named as previous stays for a week ($kind)',
  (rollout) => {
    expect(changed({ rollout }).rollout).toMatchObject({ warm: { previous: 'v1', seconds: 604_800, revisions: 1 } });
  },
);

test('one that nobody names stays until all know that it goes', () => {
  const one = {
    ...base,
    models: { churn: { bucket: 'models', versions: { v1: { path: 'a', sha256: digestOfV1 } } } },
  };
  const { rollout } = churnOf(withService(one, { model: { name: 'churn', version: 'v1' }, rollout: canary }));
  expect(rollout).toMatchObject({ warm: { seconds: 30 } });
  expect(rollout).not.toHaveProperty('warm.previous');
});

test('nothing of a pod depends on what stays warm, or the warm replicas would be of another version', () => {
  const waivers = [{ rule: 'rollout/previous', at: 'services.churn.model.previous', reason: 'what is to be shown' }];
  const without = churnOf({
    ...withService(base, { model: { name: 'churn', version: 'v2' }, rollout: canary }),
    waivers,
  });
  expect(changed({ rollout: canary }).pod).toEqual(without.pod);
});

test('the way of replacing replicas changes nothing of a pod either', () => {
  const { pod } = changed({ rollout: canary });
  expect(pod).toEqual(changed({ rollout: { kind: 'blue-green' } }).pod);
});

test('a route of a canary has another name where it leads elsewhere, since its rules stay as they are', () => {
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

test('series of pods carry what tells versions apart, where there are two', () => {
  expect(changed({ rollout: canary }).monitoring.scrape.podLabels).toEqual(['rollouts-pod-template-hash']);
  expect(churnOf(base).monitoring.scrape).not.toHaveProperty('podLabels');
});
