import type { ExistingClusterSpec } from '../../../../lib/definition/cluster';
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

/** An existing cluster with more of its network. */
function given(network: Partial<ExistingClusterSpec>): ModelPlatformDefinition {
  const base = existingDefinition();
  return { ...base, cluster: { ...(base.cluster as ExistingClusterSpec), ...network } };
}

test('reports the port of the API servers in the definition, except 443', () => {
  expect(found(given({ apiServerPort: 16443 }), ['10.99.0.5/32', 16443])).toEqual([
    'training.fit.connections[0].port this is the port of the Kubernetes API server',
  ]);
  expect(found(given({ apiServerPort: 16443 }), ['10.99.0.5/32', 6443])).toHaveLength(1);
  expect(found(given({ apiServerPort: 443 }), ['10.99.0.5/32', 443])).toEqual([]);
});

test.each([22, 443, 6379, 8080, 8081, 9100, 30080])(
  'reports a large private range of an existing cluster with unknown ranges: port %i',
  (port) => {
    const unknown = 'the range can have addresses of the cluster, whose ranges are not known';
    const wide = ['10.0.0.0/8', '10.1.0.0/16', '192.168.0.0/23', '100.64.0.0/10', '172.16.0.0/12'];
    expect(found(existingDefinition(), ...wide.map((cidr) => [cidr, port] as const))).toEqual(
      wide.map((_, index) => `training.fit.connections[${index}].cidr ${unknown}`),
    );
    expect(found(existingDefinition(), ['10.99.0.0/24', port], ['203.0.113.0/24', port])).toEqual([]);
  },
);

test('reports the ranges of an existing cluster, and accepts large ranges outside them', () => {
  const base = given({ ranges: { nodes: ['10.1.0.0/16'], pods: ['10.244.0.0/16'], services: ['10.96.0.0/12'] } });
  expect(found(base, ['10.96.0.0/11', 5432], ['10.1.2.3/32', 22], ['10.244.0.0/24', 80], ['10.0.0.0/8', 443])).toEqual([
    expect.stringContaining(
      'connections[0].cidr the range has addresses of Services, with the API server: 10.96.0.0/12',
    ),
    expect.stringContaining('connections[1].cidr the range has addresses of nodes: 10.1.0.0/16'),
    expect.stringContaining('connections[2].cidr the range has addresses of pods: 10.244.0.0/16'),
    expect.stringContaining('connections[3].cidr the range has addresses of nodes: 10.1.0.0/16'),
  ]);
  expect(found(base, ['10.128.0.0/10', 5432])).toEqual([]);
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
