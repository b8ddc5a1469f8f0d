import { planModelPlatform } from '../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { planMermaid } from '../../lib/report/mermaid';
import { quoted } from '../../lib/report/mermaid-nodes';
import { definition } from '../fixtures/definition';
import { samplePlan } from './sample-plan';

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
      '  subgraph n1["node pool serving<br/>1-10 x g6.xlarge"]',
      '    n2["service churn<br/>2-6 replicas, triton"]',
      '    n3["training fit<br/>4 pods, pytorch"]',
      '  end',
    ].join('\n'),
  );
});

test.each([
  'team ranking > 8080 > service churn',
  'gateway inside > 8080 > service churn',
  'namespace monitoring > 8082 > service churn',
  'service churn > read churn/ > bucket models',
  'service churn > read-write all > bucket data',
  'queue ranking > high priority > training fit',
])('draws the arrow %s', (arrow) => {
  expect(arrowsOf(samplePlan)).toContain(arrow);
});

test('labels external addresses by their purpose', () => {
  const arrows = arrowsOf(planModelPlatform(definition()));
  expect(arrows).toContain("service churn > 443 > S3, through the network's own endpoints");
});

test('omits DNS', () => {
  expect(planMermaid(planModelPlatform(definition()))).not.toContain('53');
});

test('omits connections between the pods of one gang', () => {
  const { fit } = samplePlan.training;
  if (!fit) throw new Error('the sample plan has a job fit');
  const self = { kind: 'pods', namespace: fit.namespace, pods: { app: 'fit' } } as const;
  const rule = { peers: [self], ports: [{ port: 29500, protocol: 'TCP' }], why: 'the gang' } as const;
  const gang = {
    ...fit,
    selector: { app: 'fit' },
    networkPolicies: [{ name: 'fit', namespace: fit.namespace, pods: {}, ingress: [rule], egress: [rule] }],
  };
  expect(planMermaid({ ...samplePlan, training: { fit: gang } })).not.toContain('29500');
});

test('draws every node of an arrow', () => {
  const text = planMermaid(samplePlan);
  const drawn = new Set([...text.matchAll(/(n\d+)[[({]/g)].map(([, id]) => id));
  const named = [...text.matchAll(/^ {2}(n\d+) -.*(n\d+)$/gm)].flatMap(([, from, to]) => [from, to]);
  expect(named.filter((id) => !drawn.has(id))).toEqual([]);
});

test('escapes Mermaid syntax in labels', () => {
  expect(quoted(['a "b"\nc', '#1 <script> `x` **y** a_b'])).toBe(
    '"a #quot;b#quot; c<br/>#35;1 #lt;script#gt; #96;x#96; #42;#42;y#42;#42; a#95;b"',
  );
});
