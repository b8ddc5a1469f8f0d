import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { compareModelPlatforms } from '../../lib/diff/diff';
import { renderObjects } from '../../lib/manifests/render';
import { definition, withCluster } from '../fixtures/definition';
import { planOf } from '../fixtures/plan-of';

const machine = { cpu: 4, memory: '16Gi' };
const withNodes = (max: number) =>
  withCluster(definition(), { nodePools: { general: { machine, nodes: { min: 2, max } } } });

/** The dangers of a change to the operator of Prometheus. */
function dangers(old: ModelPlatformDefinition, now: ModelPlatformDefinition): readonly string[] {
  const [before, after] = [old, now].map((one) => ({ objects: renderObjects(planOf(one)) }));
  if (!before || !after) return [];
  return compareModelPlatforms(before, after).changes.flatMap(({ name, danger }) =>
    name === 'kube-prometheus-stack' && danger !== undefined ? [danger] : [],
  );
}

test('a larger volume of Prometheus is a danger, because its claim keeps its size', () => {
  expect(dangers(withNodes(2), withNodes(120))).toEqual([
    'volume claims that exist keep their size, so that the volumes fill up: before this change is applied, set spec.resources.requests.storage of the claims of prometheusSpec from 50Gi to 200Gi',
  ]);
});

test('a smaller volume is none, because the claim stays larger', () => {
  expect(dangers(withNodes(120), withNodes(2))).toEqual([]);
});

test('more nodes within the same volume are none', () => {
  expect(dangers(withNodes(2), withNodes(3))).toEqual([]);
});

test('another class of storage is a danger for both programs, because their claims keep their class', () => {
  const classOf = (storageClass: string) => ({
    ...definition(),
    monitoring: { ...definition().monitoring, prometheus: { kind: 'managed', storageClass } as const },
  });
  expect(dangers(classOf('slow'), classOf('fast'))).toEqual([
    'volume claims that exist keep their storage class: to move to fast, delete the claims of alertmanagerSpec and prometheusSpec, with the loss of their data',
  ]);
});
