import { envoyProxy } from '../../../lib/manifests/gateway/envoy-proxy';
import { createIn } from '../../../lib/manifests/kube-construct';
import { renderObjects } from '../../../lib/manifests/render';
import type { ProxiesPlan } from '../../../lib/plan/types/gateway';
import { gatewayClassPlan, platformPlan } from '../../fixtures/plan';
import { find, renderOne } from '../render-construct';

function kubernetesOf(changes: Partial<ProxiesPlan> = {}) {
  const plan = { ...gatewayClassPlan.proxies, ...changes };
  return renderOne((scope) => envoyProxy(createIn(scope), plan, {})).spec.provider.kubernetes;
}

test('runs more than one proxy', () => {
  expect(kubernetesOf().envoyDeployment.replicas).toBe(2);
});

test('keeps some proxies during a node drain', () => {
  expect(kubernetesOf().envoyPDB).toEqual({ minAvailable: 1 });
});

test('writes requests as quantities, memory also as a limit', () => {
  expect(kubernetesOf().envoyDeployment.container.resources).toEqual({
    requests: { cpu: '100m', memory: '512Mi' },
    limits: { memory: '512Mi' },
  });
});

test('places proxies on the nodes of the plan', () => {
  const tolerations = [{ key: 'system', effect: 'NoSchedule' }] as const;
  expect(kubernetesOf({ tolerations }).envoyDeployment.pod).toMatchObject({
    nodeSelector: { 'model-platform.dev/pool': 'system' },
    tolerations: [{ key: 'system', operator: 'Exists', effect: 'NoSchedule' }],
  });
});

test('sets no node selector without a system pool', () => {
  expect(kubernetesOf({ nodeSelector: {} }).envoyDeployment.pod).not.toHaveProperty('nodeSelector');
});

test('spreads proxies of the same gateway and revision', () => {
  expect(kubernetesOf().envoyDeployment.pod.topologySpreadConstraints[1]).toEqual({
    topologyKey: 'kubernetes.io/hostname',
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: {
      matchLabels: { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway' },
    },
    matchLabelKeys: [
      'gateway.envoyproxy.io/owning-gateway-name',
      'gateway.envoyproxy.io/owning-gateway-namespace',
      'pod-template-hash',
    ],
  });
});

test('renders the object that the GatewayClass references', () => {
  const objects = renderObjects(platformPlan);
  const { parametersRef } = find(objects, 'GatewayClass').spec;
  expect(objects.filter(({ kind }) => kind === 'EnvoyProxy').map(({ metadata }) => metadata)).toMatchObject([
    { name: parametersRef.name, namespace: parametersRef.namespace },
  ]);
});
