import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { entryOf } from '../../../fixtures/plan-of';

const id = 'network/consumer-namespace';
const delivered: ModelPlatformDefinition = {
  ...definition(),
  delivery: { gitops: 'argocd', repository: 'https://git.acme.example/platform' },
};

function called(from: string, base: ModelPlatformDefinition = delivered) {
  return findingsOf(withService(base, { consumers: [{ namespace: from }] }), id);
}

const fix = 'remove the consumer, or accept the connection with a waiver in the definition of the platform';

test.each(['checkout', 'default', 'monitoring-dashboards'])('accepts the namespace %s of an application', (from) => {
  expect(called(from)).toEqual([]);
});

test.each([
  ['monitoring', 'kube-prometheus-stack'],
  ['argocd', 'Argo CD'],
  ['envoy-gateway-system', 'envoy-gateway'],
  ['kube-system', 'the cluster'],
])('refuses %s, which is the namespace of %s', (from, owner) => {
  expect(called(from)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'consumers', 0, 'namespace'],
      problem: `this is the namespace of ${owner}`,
      value: from,
      fix,
    },
  ]);
});

test('refuses the namespace of an operator that is there already', () => {
  const addOns = { 'envoy-gateway': { manage: false, namespace: 'edge' } };
  const base = { ...existingDefinition(), addOns };
  expect(called('edge', base)).toMatchObject([{ problem: 'this is the namespace of envoy-gateway' }]);
});

test('refuses the namespace of a gateway, and names it', () => {
  expect(called('acme-gateways')).toMatchObject([
    {
      problem: 'this is the namespace of the gateway internal, whose proxies connect only to the services behind it',
      fix: 'write { gateway: "internal" }',
    },
  ]);
});

test('the platform can accept it for the part of a team, and the part cannot', () => {
  const { team: _, ...rank } = entryOf(delivered.services ?? {}, 'churn');
  const waiver = { rule: id, at: 'services.rank', reason: 'a probe in this namespace sends requests' };
  const part = (waivers: readonly (typeof waiver)[]) => ({
    ...delivered,
    buckets: { models: { teams: ['ranking', 'shop'] } },
    include: [{ team: 'shop', services: { rank: { ...rank, consumers: [{ namespace: 'monitoring' }] } }, waivers }],
  });
  const rulesOf = (definition: ModelPlatformDefinition) =>
    checkModelPlatform(definition).findings.map(({ rule }) => rule);
  expect(rulesOf(part([]))).toContain(id);
  expect(rulesOf(part([waiver]))).toEqual(expect.arrayContaining([id, 'part/foreign-waiver']));
  expect(rulesOf({ ...part([]), waivers: [waiver] })).not.toContain(id);
});
