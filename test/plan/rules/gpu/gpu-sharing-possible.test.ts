import { checkModelPlatform } from '../../../../lib/plan/plan';
import { selectProvider } from '../../../../lib/plan/providers/select';
import { gpuSharingPossible } from '../../../../lib/plan/rules/gpu/gpu-sharing-possible';
import type { ModelServicePlan } from '../../../../lib/plan/types/service';
import { existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

const id = 'gpu/sharing-possible';
const path = ['cluster', 'nodePools', 'gpus', 'gpu', 'sharing', 'by'];
const shared = (type: 'l4' | 'h100' | 'rtx-pro-6000', by?: 'mig' | 'mps' | 'time-slicing') => ({
  gpus: { gpu: { type, count: type === 'h100' ? 8 : 1, sharing: { memory: '5Gi', ...(by && { by }) } } },
});

test.each([
  ['eks', shared('l4')],
  ['eks', shared('l4', 'time-slicing')],
  ['eks', shared('l4', 'mps')],
  ['eks', shared('h100', 'mig')],
  ['gke', shared('h100', 'mig')],
  ['aks', shared('h100', 'mig')],
] as const)('accepts supported kinds of sharing (%#)', (provider, pools) => {
  expect(findingsOf(withPools(provider, pools), id)).toEqual([]);
});

test('refuses MIG on a GPU without MIG', () => {
  expect(findingsOf(withPools('eks', shared('l4', 'mig')), id)).toEqual([
    {
      rule: id,
      path,
      problem: 'GPUs of type l4 cannot be shared by mig: this GPU has no MIG',
      value: 'mig',
      allowed: ['time-slicing', 'mps'],
      fix: "set 'by' to an allowed kind, or remove 'by'",
    },
  ]);
});

test('refuses MIG if the cloud does not support it', () => {
  expect(findingsOf(withPools('aks', shared('rtx-pro-6000', 'mig')), id)[0]).toMatchObject({
    problem: 'GPUs of type rtx-pro-6000 cannot be shared by mig: AKS does not partition this GPU',
    allowed: ['time-slicing', 'mps'],
  });
});

test('refuses MPS on GKE, which needs hostIPC', () => {
  expect(findingsOf(withPools('gke', shared('h100', 'mps')), id)[0]).toMatchObject({
    problem: expect.stringContaining('hostIPC'),
    allowed: ['mig', 'time-slicing'],
  });
});

test('checks existing nodes', () => {
  const nodePools = {
    gpus: {
      labels: { gpu: 'l4' },
      allocatable: { cpu: '7', memory: '28Gi' },
      nodes: { max: 1 },
      gpu: { type: 'l4', count: 1, sharing: { memory: '5Gi', by: 'mig' } },
    },
  } as const;
  expect(findingsOf(withCluster(existingDefinition(), { nodePools }), id)).toHaveLength(1);
});

/** Findings if the service `churn` runs on the shared pool and mounts memory at this path. */
function foundWithMemoryAt(mount: string, by: 'mps' | 'time-slicing') {
  const definition = withPools('eks', shared('l4', by));
  const { plan } = checkModelPlatform(definition);
  const churn = plan?.services.churn;
  if (!plan || !churn) throw new Error('there is no plan');
  const containers = churn.pod.containers.map((container) => ({
    ...container,
    mounts: [...container.mounts, { volume: 'memory', path: mount, readOnly: false }],
  }));
  const service: ModelServicePlan = { ...churn, pool: 'gpus', pod: { ...churn.pod, containers } };
  const { provider } = selectProvider(definition.cluster);
  return gpuSharingPossible.check({ definition, plan: { ...plan, services: { churn: service } }, provider });
}

test('refuses a pod that needs /dev/shm on a pool with MPS', () => {
  expect(foundWithMemoryAt('/dev/shm', 'mps')).toEqual([
    {
      path: ['services', 'churn', 'pool'],
      problem: 'the workload needs /dev/shm, and MPS mounts its own /dev/shm over it',
      value: 'gpus',
      allowed: 'a pool without MPS (cluster.nodePools.gpus.gpu.sharing)',
      fix: "share the GPUs of the pool by 'time-slicing' or 'mig', or choose another pool",
    },
  ]);
  expect(foundWithMemoryAt('/tmp', 'mps')).toEqual([]);
  expect(foundWithMemoryAt('/dev/shm', 'time-slicing')).toEqual([]);
});
