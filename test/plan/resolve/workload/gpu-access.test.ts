import { isGpuResource } from '../../../../lib/plan/facts/gpu-resources';
import { workloads } from '../../../../lib/plan/facts/workloads';
import type { ContainerPlan } from '../../../../lib/plan/types/container';
import type { ModelPlatformPlan } from '../../../../lib/plan/types/platform';
import type { PodPlan } from '../../../../lib/plan/types/pod';
import { gpuGang, resolvedJob, trains } from '../../../fixtures/gpu-job';
import { planOfVariant, scenarios } from '../../../snapshots/scenarios';

const variants = scenarios.flatMap(({ name, variants: [first, ...others] }) =>
  [first, ...others].map((variant) => [`${name} on ${variant.name}`, variant] as const),
);

function containersOf({ initContainers, sidecars, containers }: PodPlan): readonly ContainerPlan[] {
  return [...initContainers, ...sidecars, ...containers];
}

function visible({ env }: ContainerPlan): string | undefined {
  return env.NVIDIA_VISIBLE_DEVICES;
}

/** The pods of all workloads and rollouts, with their pools. */
function podsOf(plan: ModelPlatformPlan) {
  return workloads(plan).flatMap((workload) => {
    const requests =
      workload.kind === 'service' && workload.rollout.kind === 'blue-green' ? workload.rollout.requests : undefined;
    return [workload.pod, ...(requests ? [requests.pod] : [])].map((pod) => ({ pod, pool: workload.pool }));
  });
}

test('a program with GPUs gets them from the device plugin, and the containers beside it get none', () => {
  const containers = containersOf(resolvedJob(trains(gpuGang)).pod);
  expect(containers.length).toBeGreaterThan(2);
  for (const container of containers)
    expect(visible(container)).toBe(container.name === 'program' ? undefined : 'void');
});

test('a program without GPUs on nodes with GPUs gets none, whatever its image sets', () => {
  const { pod } = resolvedJob(trains({ pool: 'gpus', framework: { kind: 'scikit-learn' } }));
  expect(containersOf(pod).map(visible)).toEqual(containersOf(pod).map(() => 'void'));
});

test('nodes without GPUs need no variable', () => {
  const { pod } = resolvedJob(trains({ framework: { kind: 'scikit-learn' } }));
  expect(containersOf(pod).map(visible)).toEqual(containersOf(pod).map(() => undefined));
});

test.each(variants)('%s: each container on nodes with GPUs requests GPUs or gets none', (_, variant) => {
  const plan = planOfVariant(variant);
  const open = podsOf(plan).flatMap(({ pod, pool }) =>
    plan.cluster.pools[pool]?.gpu === undefined
      ? []
      : containersOf(pod).filter(
          (each) => visible(each) !== 'void' && !Object.keys(each.resources.devices).some(isGpuResource),
        ),
  );
  expect(open).toEqual([]);
});
