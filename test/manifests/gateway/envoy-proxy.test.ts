import { envoyProxy } from '../../../lib/manifests/gateway/envoy-proxy';
import { renderObjects } from '../../../lib/manifests/render';
import type { ProxiesPlan } from '../../../lib/plan/types/gateway';
import { gatewayClassPlan, platformPlan } from '../../fixtures/plan';
import { find, renderOne } from '../render-construct';

function kubernetesOf(changes: Partial<ProxiesPlan> = {}) {
  const plan = { ...gatewayClassPlan.proxies, ...changes };
  return renderOne((scope) => envoyProxy(scope, plan, {})).spec.provider.kubernetes;
}

test('more than one proxy serves a gateway', () => {
  expect(kubernetesOf().envoyDeployment.replicas).toBe(3);
});

test('some stay when nodes are emptied', () => {
  expect(kubernetesOf().envoyPDB).toEqual({ minAvailable: 2 });
});

test('what one asks for is written as quantities, memory as a limit as well', () => {
  expect(kubernetesOf().envoyDeployment.container.resources).toEqual({
    requests: { cpu: '100m', memory: '512Mi' },
    limits: { memory: '512Mi' },
  });
});

test('they run where the plan has them', () => {
  const tolerations = [{ key: 'system', effect: 'NoSchedule' }] as const;
  expect(kubernetesOf({ tolerations }).envoyDeployment.pod).toMatchObject({
    nodeSelector: { 'model-platform.dev/pool': 'system' },
    tolerations: [{ key: 'system', operator: 'Exists', effect: 'NoSchedule' }],
  });
});

test('on a cluster without a system pool they run anywhere', () => {
  expect(kubernetesOf({ nodeSelector: {} }).envoyDeployment.pod).not.toHaveProperty('nodeSelector');
});

test('only proxies of the same gateway and version are kept apart', () => {
  expect(kubernetesOf().envoyDeployment.pod.topologySpreadConstraints).toEqual([
    {
      topologyKey: 'kubernetes.io/hostname',
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { 'app.kubernetes.io/component': 'proxy' } },
      matchLabelKeys: ['gateway.envoyproxy.io/owning-gateway-name', 'pod-template-hash'],
    },
  ]);
});

test('the object that the class names is in the tree', () => {
  const objects = renderObjects(platformPlan);
  const { parametersRef } = find(objects, 'GatewayClass').spec;
  expect(objects.filter(({ kind }) => kind === 'EnvoyProxy').map(({ metadata }) => metadata)).toMatchObject([
    { name: parametersRef.name, namespace: parametersRef.namespace },
  ]);
});
