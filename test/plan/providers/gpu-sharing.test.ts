import { gpus, gpuTypes } from '../../../lib/catalog/gpus';
import { selectProvider } from '../../../lib/plan/providers/select';

const clusters = [
  { provider: 'eks', region: 'us-east-1', nodePools: {} },
  { provider: 'gke', region: 'us-central1', nodePools: {} },
  { provider: 'aks', region: 'eastus', nodePools: {} },
  { provider: 'existing', nodePools: {} },
] as const;

describe.each(clusters)('$provider', (cluster) => {
  test.each(gpuTypes)('each kind of sharing a %s is possible, or has a reason why not', (type) => {
    const { possible, impossible, migProfiles } = selectProvider(cluster).provider.gpuSharing(gpus.rows[type]);
    expect([...possible, ...Object.keys(impossible)].sort()).toEqual(['mig', 'mps', 'time-slicing']);
    expect(migProfiles.length > 0).toBe(possible.includes('mig'));
  });
});

test('MPS is last, so that it is never the default', () => {
  const [eks, gke] = clusters.map((cluster) => selectProvider(cluster).provider.gpuSharing(gpus.rows.h100).possible);
  expect(eks).toEqual(['mig', 'time-slicing', 'mps']);
  expect(gke).toEqual(['mig', 'time-slicing']);
});

test('clouds partition the GPUs that they document', () => {
  const cut = clusters.map((cluster) =>
    gpuTypes.filter((type) => selectProvider(cluster).provider.gpuSharing(gpus.rows[type]).possible.includes('mig')),
  );
  expect(cut[0]).toEqual(gpuTypes.filter((type) => gpus.rows[type].migProfiles.length > 0));
  expect(cut[1]).toEqual(['a100-40gb', 'a100-80gb', 'h100', 'h200', 'b200', 'rtx-pro-6000']);
  expect(cut[2]).toEqual(['a100-40gb', 'a100-80gb', 'h100', 'h100-nvl', 'h200']);
});
