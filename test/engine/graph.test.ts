import { type Graph, graphOf, missingDependencies, orderViolations } from './graph';
import type { StateResource } from './pulumi';
import type { Step } from './recorder';
import { identityOf, replacingInputs } from './resource-types';

// The checks of the lifecycle tests, with small examples that must fail.

const cluster = urn('aws:eks/cluster:Cluster', 'acme-cluster');
const role = urn('aws:iam/role:Role', 'acme-nodes');
const group = urn('aws:eks/nodeGroup:NodeGroup', 'acme-pool-cpu');
const graph: Graph = new Map([
  [cluster, []],
  [role, []],
  [group, [cluster]],
]);

test('the graph contains dependencies by argument and by dependsOn, and no components', () => {
  const component = urn('model-platform:clusters:EksCluster', 'acme');
  const resource = (other: Partial<StateResource>): StateResource => ({ urn: '', type: '', custom: true, ...other });
  const resources = [
    resource({ urn: component, type: 'model-platform:clusters:EksCluster', custom: false }),
    resource({ urn: cluster, type: 'aws:eks/cluster:Cluster', dependencies: [component] }),
    resource({ urn: role, type: 'aws:iam/role:Role' }),
    resource({
      urn: group,
      type: 'aws:eks/nodeGroup:NodeGroup',
      dependencies: [role],
      propertyDependencies: { clusterName: [cluster], tags: null },
    }),
  ];
  expect(Object.fromEntries(graphOf(resources))).toEqual({ [cluster]: [], [role]: [], [group]: [cluster, role] });
});

test('reports a node pool that is created before its cluster exists', () => {
  const steps = [step('create', cluster, 0, 3), step('create', group, 2, 5)];
  expect(orderViolations(graph, steps, 'create')).toEqual(['create: acme-pool-cpu did not wait for acme-cluster']);
});

test('accepts a node pool that is created once its cluster exists', () => {
  expect(orderViolations(graph, [step('create', cluster, 0, 1), step('create', group, 2, 3)], 'create')).toEqual([]);
});

test('reports a cluster that is deleted before its node pool', () => {
  const steps = [step('delete', cluster, 0, 1), step('delete', group, 2, 3)];
  expect(orderViolations(graph, steps, 'delete')).toEqual(['delete: acme-cluster did not wait for acme-pool-cpu']);
});

test('reports a node pool that does not depend on its role, even if it is created later', () => {
  const types = ['aws:eks/cluster:Cluster', 'aws:iam/role:Role'];
  expect(missingDependencies(graph, [{ of: 'aws:eks/nodeGroup:NodeGroup', types }])).toEqual([
    'acme-pool-cpu does not depend on aws:iam/role:Role',
  ]);
});

test('two node pools with the same name in one cluster have the same identity', () => {
  const type = 'gcp:container/nodePool:NodePool';
  const inputs = { project: 'a', location: 'b', cluster: 'c', name: 'cpu' };
  expect(identityOf({ type, inputs })).toBe(identityOf({ type, inputs: { ...inputs, initialNodeCount: 1 } }));
  expect(identityOf({ type, inputs })).not.toBe(identityOf({ type, inputs: { ...inputs, name: 'gpu' } }));
});

test('a resource that its provider names has no identity', () => {
  expect(identityOf({ type: 'aws:iam/role:Role', inputs: { namePrefix: 'acme-' } })).toBeUndefined();
});

test('a new machine type replaces a node group, a new number of nodes does not', () => {
  const type = 'aws:eks/nodeGroup:NodeGroup';
  expect(replacingInputs(type, ['instanceTypes', 'scalingConfig'])).toEqual(['instanceTypes']);
  expect(replacingInputs(type, ['labels', 'scalingConfig', 'taints'])).toEqual([]);
});

test('a type without an entry is an error', () => {
  expect(() => replacingInputs('aws:sqs/queue:Queue', [])).toThrow('has no entry for aws:sqs/queue:Queue');
});

function urn(type: string, name: string): string {
  return `urn:pulumi:dev::model-platform::${type}::${name}`;
}

function step(kind: Step['kind'], of: string, begin: number, end: number): Step {
  return { kind, urn: of, type: '', name: '', id: '', inputs: {}, begin, end };
}
