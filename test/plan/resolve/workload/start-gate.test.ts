import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkParsed } from '../../../../lib/plan/plan';
import { confine } from '../../../fixtures/confined';
import { definition } from '../../../fixtures/definition';
import { withTraining } from '../../../fixtures/training';

const firstContainers = (whole: ModelPlatformDefinition) => {
  const { services, training } = checkParsed(whole, {}).plan;
  return [...Object.values(services), ...Object.values(training)].map(({ pod }) => pod.initContainers[0]?.name);
};

test('pods of confined teams on EKS start after their network is closed', () => {
  const gated = firstContainers(confine(withTraining(definition('eks'))));
  expect(gated.length).toBeGreaterThan(1);
  expect(new Set(gated)).toEqual(new Set(['network-closed']));
});

test('the container waits for the answer that only confined teams get', () => {
  const { cluster, services } = checkParsed(confine(definition('eks')), {}).plan;
  const [gate] = Object.values(services)[0]?.pod.initContainers ?? [];
  expect(gate?.env).toEqual({
    DNS_NAME: cluster.confinement?.dns?.marker.name,
    DNS_ANSWER: cluster.confinement?.dns?.marker.address,
  });
});

test('other pods start at once', () => {
  expect(firstContainers(withTraining(definition('eks')))).not.toContain('network-closed');
});
