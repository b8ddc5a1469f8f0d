import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { formatPath } from '../../../../lib/errors';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withTraining } from '../../../fixtures/training';

const id = 'network/connection-outside';

type Connection = readonly [cidr: string, port: number];

function connecting(base: ModelPlatformDefinition, connections: readonly Connection[]): ModelPlatformDefinition {
  return withTraining(base, { connections: connections.map(([cidr, port]) => ({ cidr, port, why: 'feature store' })) });
}

function found(base: ModelPlatformDefinition, ...connections: readonly Connection[]): readonly string[] {
  return findingsOf(connecting(base, connections), id).map(({ path, problem }) => `${formatPath(path)} ${problem}`);
}

test.each(['eks', 'gke', 'aks'] as const)('accepts addresses outside the cluster on %s', (provider) => {
  expect(found(definition(provider), ['10.99.0.0/16', 5432], ['203.0.113.0/24', 443])).toEqual([]);
});

test.each([
  ['eks', 'nodes', '10.0.0.0/16', 443],
  ['eks', 'Services, with the API server', '172.20.0.1/32', 443],
  ['eks', 'nodes', '10.0.0.0/8', 5432],
  ['gke', 'pods', '100.64.3.0/24', 8080],
  ['gke', 'Services, with the API server', '172.16.0.0/12', 443],
  ['aks', 'pods', '100.64.3.0/24', 8080],
  ['aks', 'Services, with the API server', '172.20.0.1/32', 443],
] as const)('on %s reports addresses of %s: %s', (provider, what, cidr, port) => {
  expect(found(definition(provider), [cidr, port])).toEqual([
    expect.stringContaining(`training.fit.connections[0].cidr the range has addresses of ${what}: `),
  ]);
});

test('reports the address of every node, the control plane, load balancers and the object store on EKS', () => {
  const base = definition();
  const network = checkModelPlatform(base).plan?.cluster.network;
  if (!network) throw new Error('there is no network');
  const { nodeCidrs, controlPlaneCidrs, publicCidrs, endpointCidrs } = network;
  const ranges = [...nodeCidrs, ...controlPlaneCidrs, ...publicCidrs, ...endpointCidrs];
  expect(ranges.length).toBeGreaterThan(7);
  expect(ranges.map((cidr) => found(base, [cidr, 5432]).length)).toEqual(ranges.map(() => 1));
});

test.each([
  [10250, 'the kubelet'],
  [2379, 'etcd'],
  [6443, 'the Kubernetes API server'],
])('reports port %i on an existing cluster', (port, program) => {
  expect(found(existingDefinition(), ['10.99.0.5/32', port])).toEqual([
    `training.fit.connections[0].port this is the port of ${program}`,
  ]);
});

test('the platform can waive it, a part cannot', () => {
  const training = connecting(definition(), [['10.0.0.0/16', 443]]).training ?? {};
  const waivers = [{ rule: id, at: 'training.fit', reason: 'our registry' }];
  const base = { ...definition(), training: {} };
  const [fit] = Object.values(training);
  if (!fit) throw new Error('there is no job');
  const { team, ...job } = fit;
  const ofPlatform = checkModelPlatform({ ...base, training: { fit }, waivers }).findings;
  expect(ofPlatform.filter(({ rule }) => rule === id)).toEqual([]);
  const ofPart = checkModelPlatform({ ...base, include: [{ team, training: { fit: job }, waivers }] }).findings;
  expect(ofPart.map(({ rule }) => rule)).toEqual(expect.arrayContaining([id, 'part/foreign-waiver']));
});
