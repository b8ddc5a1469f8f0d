import type { BlueGreenRolloutSpec } from '../../../../lib/definition/rollout';
import type { ModelServiceSpec } from '../../../../lib/definition/service';
import type { BlueGreenPlan } from '../../../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../../../lib/plan/types/service';
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

describe('the analysis before the switch of a blue-green rollout', () => {
  const request = { path: '/v2/models/churn/infer', body: '{"inputs":[]}' };
  const blueGreen = (spec: Partial<BlueGreenRolloutSpec> = {}) =>
    blueGreenOf(changed({ rollout: { kind: 'blue-green', ...spec } }));

  test('takes ten minutes, has the gate of a canary, and pauses without traffic', () => {
    const { watchSeconds, gate, requests } = blueGreen();
    expect([watchSeconds, requests]).toEqual([600, undefined]);
    expect(gate).toMatchObject({ withoutTraffic: 'wait', minimumSample: 498, intervalSeconds: 60, count: 10 });
    expect(gate.metrics.map(({ name }) => name)).toEqual(['availability', 'latency']);
    expect(blueGreen({ withoutTraffic: 'go-on', watch: '90s' })).toMatchObject({
      watchSeconds: 90,
      gate: { withoutTraffic: 'go-on' },
    });
  });

  test('is not time without progress', () => {
    const { progressDeadlineSeconds } = changed({ rollout: canary }).rollout;
    expect(blueGreen().progressDeadlineSeconds).toBe(progressDeadlineSeconds + 600);
  });

  test('sends as many requests as the gate needs, and takes longer if they do not fit', () => {
    const { requests, watchSeconds } = blueGreen({ request });
    expect(requests).toEqual({
      url: 'http://churn-preview.ranking.svc:8080/v2/models/churn/infer',
      body: '{"inputs":[]}',
      count: 498,
      intervalSeconds: 1,
      timeoutSeconds: 15,
    });
    expect(watchSeconds).toBe(623);
    const few = blueGreenOf(changed({ slo: { availability: 99 }, rollout: { kind: 'blue-green', request } }));
    expect(few).toMatchObject({ watchSeconds: 600, requests: { count: 53, intervalSeconds: 9 } });
  });

  test('reaches the servers from Argo Rollouts only with a request', () => {
    const peers = (spec: Partial<BlueGreenRolloutSpec>) =>
      changed({ rollout: { kind: 'blue-green', ...spec } }).networkPolicies.flatMap(({ ingress = [] }) =>
        ingress.flatMap((rule) => rule.peers.flatMap((peer) => (peer.kind === 'pods' ? [peer.namespace] : []))),
      );
    expect(peers({ request })).toContain('argo-rollouts');
    expect(peers({})).not.toContain('argo-rollouts');
  });
});

function blueGreenOf({ rollout }: ModelServicePlan): BlueGreenPlan {
  if (rollout.kind !== 'blue-green') throw new Error('the rollout is blue-green');
  return rollout;
}

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

test('a route keeps its name with other paths, another timeout or another rollout', () => {
  const models = {
    ...base.models,
    fraud: { bucket: 'models', versions: { v1: { path: 'f', sha256: digestOfV2 } } },
  };
  const other = churnOf({
    ...withService({ ...base, models }, { model: [twoVersions, { name: 'fraud', version: 'v1' }], rollout: canary }),
  });
  const slower = changed({ rollout: canary, timeout: '20s' });
  const rolling = churnOf(base);
  const names = [other, slower, rolling].flatMap(({ routes }) => routes.map(({ name }) => name));
  expect(names).toEqual(['churn--internal', 'churn--internal', 'churn--internal']);
});

test('the scrape keeps the label of the revision for canary and blue-green rollouts', () => {
  expect(changed({ rollout: canary }).monitoring.scrape.podLabels).toEqual(['rollouts-pod-template-hash']);
  expect(churnOf(base).monitoring.scrape).not.toHaveProperty('podLabels');
});
