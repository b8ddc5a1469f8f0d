import type { RolloutSpec } from '../../../lib/definition/rollout';
import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, withService } from '../../fixtures/definition';

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

test('copies the plugin for gateways from an image, without a download by the controller, only for canaries', () => {
  const { controller } = resolvedAddOn(canary, 'argo-rollouts').values;
  expect(controller).toMatchObject({
    initContainers: [
      { image: expect.stringMatching(/^ghcr\.io\/.*:v0\.17\.0$/), volumeMounts: [{ mountPath: '/plugins' }] },
    ],
    trafficRouterPlugins: [
      {
        name: 'argoproj-labs/gatewayAPI',
        location: 'file:///plugins/rollouts-plugin-trafficrouter-gatewayapi',
      },
    ],
    volumeMounts: [{ name: 'gateway-plugin', mountPath: '/plugins', readOnly: true }],
    volumes: [{ name: 'gateway-plugin' }],
  });
  expect(JSON.stringify(controller)).not.toMatch(/https?:/);
  expect(resolvedAddOn(blueGreen, 'argo-rollouts').values.controller).not.toHaveProperty('trafficRouterPlugins');
});

test('the container that copies the plugin meets the Pod Security standard of the namespace', () => {
  expect(resolvedAddOn(canary, 'argo-rollouts').values.controller).toMatchObject({
    initContainers: [
      {
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        },
      },
    ],
  });
});

test('runs on nodes of any architecture, because the plugin has an image for each', () => {
  expect(resolvedAddOn(canary, 'argo-rollouts').values.controller).toMatchObject({ nodeSelector: systemPoolSelector });
});

test('runs the version whose source code the library relies on', () => {
  expect(resolvedAddOn(blueGreen, 'argo-rollouts').values.controller).toMatchObject({ image: { tag: 'v1.9.1' } });
});

test('exports metrics, which alerts use', () => {
  expect(resolvedAddOn(canary, 'argo-rollouts').values.controller).toMatchObject({
    metrics: { enabled: true, serviceMonitor: { enabled: true } },
  });
});

interface Role {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: readonly {
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
    readonly resourceNames?: readonly string[];
  }[];
}

const rolesOf = (of: typeof canary) =>
  resolvedAddOn(of, 'argo-rollouts').values.extraObjects as unknown as readonly Role[];
const rulesFor = (of: typeof canary, resource: string) =>
  rolesOf(of).flatMap(({ kind, rules = [] }) =>
    rules.flatMap(({ resources, verbs, resourceNames }) =>
      resources.includes(resource) ? [{ kind, verbs, ...(resourceNames && { resourceNames }) }] : [],
    ),
  );

test('has permissions for routes only if it splits the requests of a gateway', () => {
  expect(rulesFor(canary, 'httproutes')).toEqual([{ kind: 'ClusterRole', verbs: ['get', 'list', 'watch', 'update'] }]);
  expect(rulesFor(blueGreen, 'httproutes')).toEqual([]);
});

test('reads no Secret except the one of its notifications', () => {
  expect(resolvedAddOn(canary, 'argo-rollouts').values.controller).toMatchObject({ createClusterRole: false });
  for (const of of [canary, blueGreen]) {
    expect(rulesFor(of, 'secrets')).toEqual([
      { kind: 'Role', verbs: ['get', 'list', 'watch'], resourceNames: ['argo-rollouts-notification-secret'] },
    ]);
    expect(JSON.stringify(rolesOf(of))).not.toContain('"*"');
  }
});

test('has its roles in its own namespace, also in another one', () => {
  const moved = { ...canary, addOns: { 'argo-rollouts': { namespace: 'delivery' } } };
  const namespaces = (of: typeof canary) => rolesOf(of).map(({ kind, metadata }) => [kind, metadata.namespace]);
  expect(namespaces(canary)).toEqual([
    ['ClusterRole', undefined],
    ['ClusterRoleBinding', undefined],
    ['Role', 'argo-rollouts'],
    ['RoleBinding', 'argo-rollouts'],
  ]);
  expect(namespaces(moved).slice(2)).toEqual([
    ['Role', 'delivery'],
    ['RoleBinding', 'delivery'],
  ]);
});

test('connects to no server, also with requests to a new version', () => {
  const request = { path: '/v2/models/churn/infer', body: '{}' };
  const rollout = { kind: 'blue-green', request } as const;
  const { networkPolicies } = resolvedAddOn(rollingOut(rollout), 'argo-rollouts');
  expect(networkPolicies).toEqual(resolvedAddOn(blueGreen, 'argo-rollouts').networkPolicies);
  expect(JSON.stringify(networkPolicies)).not.toContain('churn');
});
