import { requestImage } from '../../../../lib/catalog/images';
import type { BlueGreenRolloutSpec } from '../../../../lib/definition/rollout';
import type { ModelServiceSpec } from '../../../../lib/definition/service';
import { policiesOf } from '../../../../lib/plan/facts/selects-pods';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import type { NetworkPeerPlan, NetworkPolicyPlan } from '../../../../lib/plan/types/network';
import type { BlueGreenPlan } from '../../../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../../../lib/plan/types/service';
import { confine } from '../../../fixtures/confined';
import { definition, digestOfV1, digestOfV2, withService } from '../../../fixtures/definition';
import { churnOf, entryOf } from '../../../fixtures/plan-of';

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
    expect(requests).toMatchObject({
      url: 'http://churn-preview.ranking.svc:8080/v2/models/churn/infer',
      body: '{"inputs":[]}',
      count: 498,
      intervalSeconds: 1,
      timeoutSeconds: 15,
      windowSeconds: 498,
    });
    expect(watchSeconds).toBe(623);
    const few = blueGreenOf(changed({ slo: { availability: 99 }, rollout: { kind: 'blue-green', request } }));
    expect(few).toMatchObject({ watchSeconds: 600, requests: { count: 53, intervalSeconds: 9 } });
  });

  test('waits for the Job with the requests, also if its pod starts late and its last request takes long', () => {
    const { requests, progressDeadlineSeconds } = blueGreen({ request, watch: '60s' });
    const { startup } = churnOf(base);
    expect(requests?.deadlineSeconds).toBe(startup.pullSeconds + 48 + 15);
    expect(progressDeadlineSeconds).toBe(
      changed({ rollout: canary }).rollout.progressDeadlineSeconds + (requests?.deadlineSeconds ?? 0),
    );
  });

  test('sends requests from a pod on the pool of the service that runs the program of the catalog', () => {
    const { pod: servers } = churnOf(base);
    const { pod } = blueGreen({ request }).requests ?? {};
    expect(pod).toMatchObject({
      nodeSelector: servers.nodeSelector,
      tolerations: servers.tolerations,
      priorityClass: servers.priorityClass,
      serviceAccount: 'churn-preview',
      containers: [{ image: requestImage.reference }],
    });
    expect(pod?.labels).not.toMatchObject(churnOf(base).selector);
    expect(requestImage.reference).toMatch(/@sha256:[0-9a-f]{64}$/);
  });

  test('waits with the requests of a confined team until the network of their pod is closed', () => {
    const consumers = [{ team: 'ranking' }];
    const { gateways, ...rest } = withService(base, {
      model: twoVersions,
      consumers,
      rollout: { kind: 'blue-green', request },
    });
    const of = confine(rest);
    const service = churnOf(of);
    const gates = service.pod.initContainers.filter(({ name }) => name === 'network-closed');
    expect(gates).toHaveLength(1);
    expect(blueGreenOf(service).requests?.pod.initContainers).toEqual(gates);
  });

  test('connects the pod with the requests to no service that its team calls', () => {
    const rank = {
      ...entryOf(base.services ?? {}, 'churn'),
      consumers: [],
      rollout: { kind: 'blue-green', request },
    } as const;
    const of = withService(
      { ...base, services: { ...base.services, rank: { ...rank, team: 'shop', model: twoVersions } } },
      { consumers: [{ team: 'shop' }] },
    );
    const { services, teams } = resolvePlatform(of, undefined);
    const requests = services.rank && blueGreenOf(services.rank).requests;
    const pod = { namespace: 'shop', labels: requests?.pod.labels ?? {} };
    const all = [...Object.values(services), ...Object.values(teams)].flatMap(({ networkPolicies }) => networkPolicies);
    expect(policiesOf(pod, all).map(({ name }) => name)).toEqual(['request-rank-preview', 'default-deny', 'allow-dns']);
    const callers = services.churn?.networkPolicies[0]?.ingress?.[0]?.peers ?? [];
    expect(callers.filter((peer) => peer.kind === 'pods' && isSelected(pod, peer))).toEqual([]);
  });

  describe('connects', () => {
    const policiesOf = (spec: Partial<BlueGreenRolloutSpec>) =>
      changed({ rollout: { kind: 'blue-green', ...spec } }).networkPolicies;
    const sending: NetworkPeerPlan = {
      kind: 'pods',
      namespace: 'ranking',
      pods: { 'app.kubernetes.io/name': 'churn-preview', 'app.kubernetes.io/instance': base.name },
    };

    test('the pod with the requests to the servers and to DNS, and to nothing else', () => {
      const policy = policiesOf({ request }).find(({ name }) => name === 'request-churn-preview');
      const { selector, networkPolicies } = churnOf(base);
      const dns = networkPolicies[0]?.egress?.filter(({ why }) => why === 'DNS') ?? [];
      expect(policy).toMatchObject({ pods: sending.pods, ingress: [] });
      expect(policy?.egress).toEqual([
        ...dns,
        {
          peers: [{ kind: 'pods', namespace: 'ranking', pods: selector }],
          ports: [{ port: 8080, protocol: 'TCP' }],
          why: 'requests before the switch',
        },
      ]);
    });

    test('nothing else to the servers because of the requests', () => {
      const peersOf = (spec: Partial<BlueGreenRolloutSpec>) =>
        (policiesOf(spec)[0]?.ingress ?? []).flatMap(({ peers }) => peers);
      expect(peersOf({ request }).filter((peer) => !isIn(peersOf({}), peer))).toEqual([sending]);
    });
  });
});

/** Whether a peer of a policy is the pod. */
function isSelected(pod: Parameters<typeof policiesOf>[0], peer: Omit<NetworkPolicyPlan, 'name'>): boolean {
  return policiesOf(pod, [{ name: 'peer', ...peer }]).length > 0;
}

function isIn(peers: readonly NetworkPeerPlan[], peer: NetworkPeerPlan): boolean {
  return peers.some((each) => JSON.stringify(each) === JSON.stringify(peer));
}

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
