import { disorder, type Graph, graphOf, unmetNeeds } from './graph';
import { identityOf, replacing } from './names';
import type { StateResource } from './pulumi';
import type { Step } from './recorder';

// How the stories are judged, on small ones that are wrong.

const cluster = urn('aws:eks/cluster:Cluster', 'acme-cluster');
const role = urn('aws:iam/role:Role', 'acme-nodes');
const group = urn('aws:eks/nodeGroup:NodeGroup', 'acme-pool-cpu');
const graph: Graph = new Map([
  [cluster, []],
  [role, []],
  [group, [cluster]],
]);

test('what waits for another by an argument or by a wish is in the graph; components are not', () => {
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

test('a node pool that begins before its cluster is there is told', () => {
  const steps = [step('create', cluster, 0, 3), step('create', group, 2, 5)];
  expect(disorder(graph, steps, 'create')).toEqual(['create: acme-pool-cpu did not wait for acme-cluster']);
});

test('a node pool that begins when its cluster is there is right', () => {
  expect(disorder(graph, [step('create', cluster, 0, 1), step('create', group, 2, 3)], 'create')).toEqual([]);
});

test('a cluster that is taken away under a node pool is told', () => {
  const steps = [step('delete', cluster, 0, 1), step('delete', group, 2, 3)];
  expect(disorder(graph, steps, 'delete')).toEqual(['delete: acme-cluster did not wait for acme-pool-cpu']);
});

test('a node pool that does not wait for its role is told, however late it is made', () => {
  const types = ['aws:eks/cluster:Cluster', 'aws:iam/role:Role'];
  expect(unmetNeeds(graph, [{ of: 'aws:eks/nodeGroup:NodeGroup', types }])).toEqual([
    'acme-pool-cpu does not wait for aws:iam/role:Role',
  ]);
});

test('two node pools of one name in one cluster are the same to a cloud', () => {
  const type = 'gcp:container/nodePool:NodePool';
  const inputs = { project: 'a', location: 'b', cluster: 'c', name: 'cpu' };
  expect(identityOf({ type, inputs })).toBe(identityOf({ type, inputs: { ...inputs, initialNodeCount: 1 } }));
  expect(identityOf({ type, inputs })).not.toBe(identityOf({ type, inputs: { ...inputs, name: 'gpu' } }));
});

test('a resource that its provider names is like no other', () => {
  expect(identityOf({ type: 'aws:iam/role:Role', inputs: { namePrefix: 'acme-' } })).toBeUndefined();
});

test('another machine type replaces a node group, and another number of nodes does not', () => {
  const type = 'aws:eks/nodeGroup:NodeGroup';
  expect(replacing(type, ['instanceTypes', 'scalingConfig'])).toEqual(['instanceTypes']);
  expect(replacing(type, ['labels', 'scalingConfig', 'taints'])).toEqual([]);
});

test('a type of which the table says nothing is an error, and no guess', () => {
  expect(() => replacing('aws:sqs/queue:Queue', [])).toThrow('says nothing about aws:sqs/queue:Queue');
});

function urn(type: string, name: string): string {
  return `urn:pulumi:dev::model-platform::${type}::${name}`;
}

function step(kind: Step['kind'], of: string, begin: number, end: number): Step {
  return { kind, urn: of, type: '', name: '', id: '', inputs: {}, begin, end };
}
