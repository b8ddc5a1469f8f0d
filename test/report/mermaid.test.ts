import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { planMermaid } from '../../lib/report/mermaid';
import { quoted } from '../../lib/report/mermaid-nodes';
import { definition } from '../fixtures/definition';
import { platformPlan } from '../fixtures/plan';
import { jobOf, planOf } from '../fixtures/plan-of';
import { samplePlan } from '../fixtures/sample';

/** Arrows as `from > label > to`, with the first line of each node instead of its id. */
function arrowsOf(plan: ModelPlatformPlan): readonly string[] {
  const text = planMermaid(plan);
  const names = new Map([...text.matchAll(/(n\d+)[[({/]+"([^"<]*)/g)].map(([, id, name]) => [id, name]));
  return [...text.matchAll(/^ {2}(n\d+) (?:-->|-\.->)(?:\|"(.*)"\|)? (n\d+)$/gm)].map(([, from, label, to]) =>
    [names.get(from), label, names.get(to)].join(' > '),
  );
}

test('draws a pool as a subgraph of its workloads', () => {
  expect(planMermaid(samplePlan)).toContain(
    [
      '  subgraph n1["node pool serving<br/>1-11 x g6.xlarge"]',
      '    n2["service churn<br/>2-6 replicas, triton"]',
      '    n3["training fit<br/>4 pods, pytorch"]',
      '    n4["training index<br/>1 pod, pytorch"]',
      '  end',
    ].join('\n'),
  );
});

test.each([
  'team ranking > 8080 > service churn',
  'gateway inside > 8080 > service churn',
  'namespace monitoring app.kubernetes.io/name=prometheus > 8082 > service churn',
  'service churn > read churn/ > bucket models',
  'training fit > read-write fit/checkpoints/ > bucket models',
  'queue ranking > high priority > training fit',
])('draws the arrow %s', (arrow) => {
  expect(arrowsOf(samplePlan)).toContain(arrow);
});

test('draws the buckets of a workload whose service account has another name', () => {
  expect(arrowsOf(planOf(definition('gke')))).toContain('service churn > read churn/ > bucket models');
});

test('labels external addresses by their purpose', () => {
  const arrows = arrowsOf(platformPlan);
  expect(arrows).toContain('service churn > 443 > S3 through interface endpoints');
});

test('omits DNS', () => {
  expect(planMermaid(platformPlan)).not.toContain('53');
});

test('omits connections between the pods of one gang', () => {
  const { networkPolicies } = jobOf(samplePlan);
  const peers = networkPolicies.flatMap(({ egress = [] }) => egress.flatMap((rule) => rule.peers));
  expect(peers).toContainEqual({ kind: 'pods', namespace: 'ranking-ns', pods: jobOf(samplePlan).selector });
  const arrows = arrowsOf(samplePlan);
  expect(arrows.filter((arrow) => arrow.startsWith('training fit'))).not.toEqual([]);
  expect(arrows.filter((arrow) => arrow.endsWith('> training fit'))).toEqual([
    'namespace monitoring app.kubernetes.io/name=prometheus > 9465 > training fit',
    'queue ranking > high priority > training fit',
  ]);
});

test('draws every node of an arrow', () => {
  const text = planMermaid(samplePlan);
  const drawn = new Set([...text.matchAll(/(n\d+)[[({]/g)].map(([, id]) => id));
  const named = [...text.matchAll(/^ {2}(n\d+) -.*(n\d+)$/gm)].flatMap(([, from, to]) => [from, to]);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((id) => !drawn.has(id))).toEqual([]);
});

test('escapes Mermaid syntax in labels', () => {
  expect(quoted(['a "b"\nc', '#1 <script> `x` **y** a_b'])).toBe(
    '"a #quot;b#quot; c<br/>#35;1 #lt;script#gt; #96;x#96; #42;#42;y#42;#42; a#95;b"',
  );
});
