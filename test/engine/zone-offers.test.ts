import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { groupsOn } from '../fixtures/moved-to';
import { programPath } from '../go/program';
import { pulumi, Stack, Workstation } from './pulumi';
import { Recorder, type Step } from './recorder';

// The real `pulumi up`, without a preview, against clouds that do not sell a machine type in a zone of the plan.

/** A failed `up`: its output, and what it created. */
async function failedUp(
  cluster: object,
  calls: Parameters<typeof Recorder.start>[0],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly text: string; readonly created: readonly Step[] }> {
  const recorder = await Recorder.start(calls);
  const at = new Workstation(programPath(pulumi), { ...recorder.environment, ...environment });
  try {
    const stack = await Stack.init(at, 'dev');
    await stack.useFiles(['examples/first-model/platform.ts', at.write('move.yaml', stringify({ cluster }))]);
    const text = await stack.up('--skip-preview').then(
      (output) => `succeeded: ${output}`,
      (error: Error) => error.message,
    );
    return { text, created: recorder.take() };
  } finally {
    at.dispose();
    recorder.stop();
  }
}

/** Groups of the example. */
const groups = ['clinic', 'clinic-oncall'];

const offerings = 'aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings';

test('on EKS nothing is created if a zone does not sell the machine type of a pool', async () => {
  const sold = ['us-east-1a', 'us-east-1d', 'us-east-1b'];
  const { text, created } = await failedUp(
    { systemPool: { machine: { type: 'm7i.large' } } },
    { [offerings]: { instanceTypes: sold.map(() => 'm7i.large'), locations: sold } },
  );
  expect(text).toContain(
    'AWS does not sell m7i.large of the node pool system in us-east-1c: set cluster.zones to zones among us-east-1a, us-east-1b, us-east-1d, or choose another machine',
  );
  expect(text).not.toContain('    at ');
  expect(created).toEqual([]);
});

test('on EKS nothing is created in a zone without the control plane', async () => {
  const { text, created } = await failedUp(
    { systemPool: { nodes: { min: 2, max: 3 } } },
    {
      'aws:index/getAvailabilityZones:getAvailabilityZones': {
        names: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
        zoneIds: ['use1-az1', 'use1-az3', 'use1-az2'],
      },
    },
  );
  expect(text).toContain('us-east-1b is the zone use1-az3, in which EKS cannot place a control plane');
  expect(created).toEqual([]);
});

test('on GKE only APIs are enabled if no zone sells the machine types', async () => {
  const { text, created } = await failedUp(
    { provider: 'gke', region: 'us-central1', groups: groupsOn('gke', groups) },
    { 'gcp:compute/getMachineTypes:getMachineTypes': { machineTypes: [] } },
  );
  expect(text).toMatch(/Google Cloud does not sell \S+ of the node pool system in us-central1 to this account/);
  expect([...new Set(created.map(({ type }) => type))]).toEqual(['gcp:projects/service:Service']);
});

describe('on AKS', () => {
  let server: Server;
  let asked: string[];
  const lists: Record<string, readonly object[]> = {};
  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = request.url ?? '';
      asked.push(`${request.headers.authorization} ${url}`);
      const value = lists[Object.keys(lists).find((part) => url.includes(part)) ?? ''];
      response.end(JSON.stringify({ value: value ?? [] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  const providers = ['Compute', 'ContainerService', 'Insights', 'ManagedIdentity', 'Network', 'OperationalInsights'];
  const up = () => {
    asked = [];
    return failedUp(
      {
        provider: 'aks',
        region: 'eastus',
        groups: groupsOn('aks', groups),
        systemPool: { machine: { type: 'Standard_D4s_v5' } },
      },
      { 'azure-native:authorization:getClientToken': { token: 'a-token' } },
      {
        NODE_OPTIONS: `--require ${join(__dirname, 'azure-at-loopback.cjs')}`,
        MODEL_PLATFORM_TEST_AZURE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      },
    );
  };

  test('nothing is created if the subscription cannot use a size in a zone, or lacks a resource provider', async () => {
    lists['Microsoft.Compute/skus'] = [
      {
        resourceType: 'virtualMachines',
        name: 'Standard_D4s_v5',
        locationInfo: [{ location: 'eastus', zones: ['3', '1', '2'] }],
        restrictions: [{ type: 'Zone', restrictionInfo: { locations: ['eastus'], zones: ['2'] } }],
      },
    ];
    lists['/providers?'] = providers.map((name) => ({
      namespace: `Microsoft.${name}`,
      registrationState: 'Registered',
    }));
    const { text, created } = await up();
    expect(text).toContain(
      'Azure does not sell Standard_D4s_v5 of the node pool system in 2: set cluster.zones to zones among 1, 3, or choose another machine',
    );
    expect(text).toContain(
      'the resource provider Microsoft.Storage is not registered in the subscription: az provider register --wait --namespace Microsoft.Storage',
    );
    expect(text).not.toContain('Microsoft.Compute is not registered');
    expect(created).toEqual([]);
    expect(asked[0]).toMatch(/^Bearer a-token \/subscriptions\/11111111-2222-3333-4444-555555555555\/providers/);
  });
});
