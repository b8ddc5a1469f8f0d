import type { ModelReference } from '../../../../lib/definition/model';
import { definition, digestOfV1, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'rollout/previous';
const base = definition();
const v2: ModelReference = { name: 'churn', version: 'v2' };
const back: ModelReference = { ...v2, previous: 'v1' };

test.each([{ kind: 'canary', steps: [10] }, { kind: 'blue-green' }] as const)(
  'requires a previous version for the rollout $kind',
  (rollout) => {
    expect(findingsOf(withService(base, { rollout, model: back }), id)).toEqual([]);
    expect(findingsOf(withService(base, { rollout, model: v2 }), id)).toEqual([
      {
        rule: id,
        path: ['services', 'churn', 'model', 'previous'],
        problem:
          'the model churn has other versions than v2 and none of them stays warm, so a rollback takes as long as a start',
        allowed: ['v1'],
        fix: "set 'previous' to the previous version, whose replicas then stay for a week, or accept the slow rollback with a waiver",
      },
    ]);
  },
);

test('accepts a model with one version', () => {
  const models = { churn: { bucket: 'models', versions: { v2: { path: 'churn/v2', sha256: digestOfV1 } } } };
  expect(findingsOf({ ...withService(base, { rollout: { kind: 'blue-green' }, model: v2 }), models }, id)).toEqual([]);
});

test('refuses a previous version for a rolling update', () => {
  expect(findingsOf(withService(base, { model: back }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'model', 'previous'],
      problem: 'a rolling update keeps no previous version warm',
      value: 'v1',
      fix: "remove 'previous', or choose the rollout 'canary' or 'blue-green'",
    },
  ]);
});

test('accepts a rolling update without a previous version', () => {
  expect(findingsOf(withService(base, { model: v2, rollout: { kind: 'rolling' } }), id)).toEqual([]);
});

test('reports the model that has other versions', () => {
  const fraud = { bucket: 'models', versions: { v1: { path: 'fraud/v1', sha256: digestOfV1 } } };
  const models = { ...base.models, fraud };
  const model = [{ name: 'fraud', version: 'v1' }, v2];
  const found = findingsOf({ ...withService(base, { rollout: { kind: 'blue-green' }, model }), models }, id);
  expect(found.map(({ path }) => path)).toEqual([['services', 'churn', 'model', 1, 'previous']]);
});
