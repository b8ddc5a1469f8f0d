import type { RolloutSpec } from '../../../lib/definition/rollout';
import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, withCluster, withService } from '../../fixtures/definition';

const rollingOut = (rollout: RolloutSpec) =>
  withService(definition(), { model: { name: 'churn', version: 'v2', previous: 'v1' }, rollout });
const canary = rollingOut({ kind: 'canary', steps: [10] });
const blueGreen = rollingOut({ kind: 'blue-green' });

test.each([canary, blueGreen])('is installed for $services.churn.rollout.kind rollouts', (of) => {
  expect(resolvedAddOn(of, 'argo-rollouts').why).toContain('churn');
});

test('is not installed for rolling updates', () => {
  expect(addOnNames(definition())).not.toContain('argo-rollouts');
});

test('depends on the CRDs of monitors and of gateways', () => {
  expect(resolvedAddOn(canary, 'argo-rollouts').needs).toEqual(['kube-prometheus-stack', 'envoy-gateway']);
});

test('loads the plugin for gateways, pinned by its checksum, only for canaries', () => {
  expect(resolvedAddOn(canary, 'argo-rollouts').values.controller).toMatchObject({
    trafficRouterPlugins: [
      {
        name: 'argoproj-labs/gatewayAPI',
        location: expect.stringMatching(/\/v0\.17\.0\/gatewayapi-plugin-linux-amd64$/),
        sha256: expect.stringMatching(/^1904ca787d33[0-9a-f]{52}$/),
      },
    ],
  });
  expect(resolvedAddOn(blueGreen, 'argo-rollouts').values.controller).not.toHaveProperty('trafficRouterPlugins');
});

test('runs on nodes with the architecture of the plugin', () => {
  const arm = withCluster(canary, { systemPool: { machine: { cpu: 2, memory: '8Gi', arch: 'arm64' } } });
  expect(resolvedAddOn(canary, 'argo-rollouts').values.controller).toMatchObject({
    nodeSelector: { ...systemPoolSelector, 'kubernetes.io/arch': 'amd64' },
  });
  expect(resolvedAddOn(arm, 'argo-rollouts').values.controller).toMatchObject({
    nodeSelector: { 'kubernetes.io/arch': 'arm64' },
    trafficRouterPlugins: [
      {
        location: expect.stringMatching(/-linux-arm64$/),
        sha256: expect.stringMatching(/^5221279f7bf2[0-9a-f]{52}$/),
      },
    ],
  });
  expect(resolvedAddOn(blueGreen, 'argo-rollouts').values.controller).toMatchObject({
    nodeSelector: systemPoolSelector,
  });
});

test('exports metrics, which alerts use', () => {
  expect(resolvedAddOn(canary, 'argo-rollouts').values.controller).toMatchObject({
    metrics: { enabled: true, serviceMonitor: { enabled: true } },
  });
});
