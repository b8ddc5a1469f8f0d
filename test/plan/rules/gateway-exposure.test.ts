import type { ExistingDefinition } from '../../fixtures/definition';
import { existingDefinition, withCluster } from '../../fixtures/definition';
import { findingsOf } from '../../fixtures/findings';
import { entryOf, planOf } from '../../fixtures/plan-of';

function withoutStatement(): ExistingDefinition {
  const base = existingDefinition();
  const { loadBalancers: _, ...cluster } = base.cluster;
  return { ...base, cluster };
}

test.each([
  ['gateway/authenticated', ['auth']],
  ['gateway/limited', ['limits.requests', 'limits.body']],
  ['gateway/encrypted', ['tls']],
] as const)('%s treats a gateway as public unless its load balancer is known to be internal', (rule, fields) => {
  expect(findingsOf(existingDefinition(), rule)).toEqual([]);
  const found = findingsOf(withoutStatement(), rule);
  expect(found.map(({ path }) => path.join('.'))).toEqual(fields.map((field) => `gateways.internal.${field}`));
  expect(found[0]).toMatchObject({
    problem: expect.stringMatching(
      /^the gateway can be public, because the controller of load balancers decides it, and /,
    ),
    fix: expect.stringContaining(
      'or set cluster.loadBalancers.internal to the annotations of an internal load balancer',
    ),
  });
});

test('the load balancer of an existing cluster gets the annotations of its visibility', () => {
  const internal = { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' };
  const plan = planOf(withCluster(existingDefinition(), { loadBalancers: { internal } }));
  expect(entryOf(plan.gateways, 'internal')).toMatchObject({
    visibility: 'internal',
    loadBalancerAnnotations: internal,
  });
});
