import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { ModelServiceSpec } from '../../../lib/definition/service';
import { planModelPlatform } from '../../../lib/plan/plan';
import type { AddOnPlan } from '../../../lib/plan/types/add-on';
import { definition, withCluster, withService } from '../../fixtures/definition';

const base = definition();
const model = { name: 'churn', version: 'v2', previous: 'v1' } as const;
const canary = { kind: 'canary', steps: [10] } as const;
const byRate = { signal: { kind: 'request-rate', perReplica: 20 } } as const;
const letsEncrypt = {
  internal: {
    hostname: 'models.acme.example',
    visibility: 'public',
    tls: { letsEncrypt: { email: 'ops@acme.example' } },
  },
} as const;

function addOnOf(name: string, of: ModelPlatformDefinition): AddOnPlan | undefined {
  return planModelPlatform(of).addOns.find((addOn) => addOn.name === name);
}

const withChurn = (change: Partial<ModelServiceSpec>) => withService(base, change);

test.each(['argo-rollouts', 'keda', 'cert-manager'])('%s is not installed if nothing needs it', (name) => {
  expect(addOnOf(name, base)).toBe(undefined);
});

test.each([
  ['argo-rollouts', withChurn({ model, rollout: canary }), 'canary and blue-green rollouts of churn'],
  ['argo-rollouts', withChurn({ model, rollout: { kind: 'blue-green' } }), 'canary and blue-green rollouts of churn'],
  ['keda', withChurn({ scale: byRate }), 'autoscaling of churn by requests'],
  ['cert-manager', { ...base, gateways: letsEncrypt }, 'certificates of the gateways internal'],
] as const)('%s states what needs it', (name, of, why) => {
  expect(addOnOf(name, of)?.why).toBe(why);
});

test.each([
  ['argo-rollouts', withChurn({ model, rollout: canary })],
  ['keda', withChurn({ scale: byRate })],
  ['cert-manager', { ...base, gateways: letsEncrypt }],
] as const)('%s is installed after the CRDs of its monitors', (name, of) => {
  expect(addOnOf(name, of)?.needs).toContain('kube-prometheus-stack');
});

test('the Gateway API plugin is pinned, and loaded only for a canary', () => {
  expect(addOnOf('argo-rollouts', withChurn({ model, rollout: canary }))?.values.controller).toMatchObject({
    trafficRouterPlugins: [
      {
        name: 'argoproj-labs/gatewayAPI',
        location: expect.stringMatching(/\/v0\.17\.0\/gatewayapi-plugin-linux-amd64$/),
        sha256: expect.stringMatching(/^1904ca787d33[0-9a-f]{52}$/),
      },
    ],
    nodeSelector: { 'kubernetes.io/arch': 'amd64' },
  });
  const { controller } = addOnOf('argo-rollouts', withChurn({ model, rollout: { kind: 'blue-green' } }))?.values ?? {};
  expect(controller).not.toHaveProperty('trafficRouterPlugins');
  expect(controller).not.toHaveProperty(['nodeSelector', 'kubernetes.io/arch']);
});

test('the plugin matches the architecture of the system pool', () => {
  const of = withCluster(withChurn({ model, rollout: canary }), {
    systemPool: { machine: { cpu: 2, memory: '8Gi', arch: 'arm64' } },
  });
  expect(addOnOf('argo-rollouts', of)?.values.controller).toMatchObject({
    trafficRouterPlugins: [
      {
        location: expect.stringMatching(/-linux-arm64$/),
        sha256: expect.stringMatching(/^5221279f7bf2[0-9a-f]{52}$/),
      },
    ],
    nodeSelector: { 'kubernetes.io/arch': 'arm64' },
  });
});

test('Prometheus scrapes the controller of Argo Rollouts', () => {
  expect(addOnOf('argo-rollouts', withChurn({ model, rollout: canary }))?.values).toMatchObject({
    controller: { metrics: { enabled: true, serviceMonitor: { enabled: true } } },
  });
});

test('cert-manager installs its CRDs and solves challenges through gateways', () => {
  expect(addOnOf('cert-manager', { ...base, gateways: letsEncrypt })?.values).toMatchObject({
    crds: { enabled: true },
    config: { gatewayAPI: { enabled: true } },
  });
});
