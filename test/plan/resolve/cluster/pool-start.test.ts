import { resolveCluster } from '../../../../lib/plan/resolve/cluster/cluster';
import { startingTogether } from '../../../../lib/plan/resolve/cluster/pool-start';
import { definition, withCluster } from '../../../fixtures/definition';
import { gpuDefinition } from '../../../fixtures/gpu-service';
import { planOf } from '../../../fixtures/plan-of';
import { planOfPool } from '../../../fixtures/pools';
import { withTraining } from '../../../fixtures/training';

const gpu = { type: 'l4', count: 4 } as const;
const { gpu: pool } = planOfPool('gke', { gpu });
const runtime = { gpus: 'needs' } as const;

test.each([
  [undefined, 8, 4],
  [{ count: 2 }, 8, 2],
  [{ count: 4 }, 8, 1],
  [{ count: 16 }, 8, 1],
  [undefined, 3, 3],
])('pods with %j and up to %d replicas start together: %d', (wanted, replicas, together) => {
  expect(startingTogether(pool, { runtime, wanted, replicas })).toBe(together);
});

test('without GPUs the pods of a node start one after the other', () => {
  expect(startingTogether(undefined, { runtime, wanted: undefined, replicas: 8 })).toBe(1);
  expect(startingTogether(pool, { runtime: { gpus: 'never' }, wanted: undefined, replicas: 8 })).toBe(1);
});

test('a pool streams images of Artifact Registry', () => {
  const streamed = (image: string) => {
    const registry = { kind: 'existing', address: image.split('/')[0] ?? '', pull: { kind: 'nodes' } } as const;
    const registries = registry.address === 'ghcr.io' ? {} : { images: registry };
    const { pools } = planOf({ ...withTraining(definition('gke'), { image }), registries }).cluster;
    return Object.values(pools).map(({ cloud }) => cloud?.provider === 'gke' && cloud.imageStreaming === true);
  };
  const digest = `@sha256:${'a'.repeat(64)}`;
  expect(streamed(`us-docker.pkg.dev/acme/ml/train${digest}`)).toContain(true);
  expect(streamed(`eu.gcr.io/acme/train${digest}`)).toContain(true);
  expect(streamed(`ghcr.io/acme/train${digest}`)).not.toContain(true);
});

test('larger models raise the throughput of the disk', () => {
  const disk = (size: string) => {
    const base = gpuDefinition({ size });
    const llm = { ...base.cluster.nodePools.llm, nodes: { min: 1, max: 4 }, localDisk: false };
    return resolveCluster(withCluster(base, { nodePools: { llm } })).pools.llm?.disk;
  };
  expect(disk('1Gi')?.provisioned?.throughputMiB).toBe(152);
  expect(disk('16Gi')?.provisioned?.throughputMiB).toBe(280);
});
