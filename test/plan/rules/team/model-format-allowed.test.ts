import type { RuntimeSpec } from '../../../../lib/definition/runtime';
import type { TeamSpec } from '../../../../lib/definition/team';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'model/format-allowed';

function served(runtime: RuntimeSpec, ranking: TeamSpec = { modelFormats: 'data-only' }, shop: TeamSpec = {}) {
  return withService({ ...definition(), teams: { ranking, shop } }, { runtime });
}

test('a team that loads data only has no models of scikit-learn, which are pickled', () => {
  expect(findingsOf(served({ kind: 'scikit-learn' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'runtime'],
      problem:
        'the team ranking loads data only, and with the scikit-learn runtime joblib, pickle and cloudpickle files run code when they are loaded',
      value: 'scikit-learn',
      allowed: '{ kind: triton, formats: onnx } or { kind: vllm }',
      fix: "convert the models to ONNX with skl2onnx and set the runtime { kind: triton, formats: onnx }, or remove 'modelFormats' from the team",
    },
  ]);
});

test.each(['any', undefined] as const)('Triton with the formats %s can load programs', (formats) => {
  const runtime: RuntimeSpec = { kind: 'triton', ...(formats && { formats }) };
  expect(findingsOf(served(runtime), id)).toMatchObject([
    { path: ['services', 'churn', 'runtime'], fix: expect.stringContaining("set 'formats: onnx' in the runtime") },
  ]);
});

test.each<RuntimeSpec>([{ kind: 'triton', formats: 'onnx' }, { kind: 'vllm' }])('accepts %j', (runtime) => {
  expect(findingsOf(served(runtime), id)).toEqual([]);
});

test.each<[TeamSpec, TeamSpec]>([
  [{}, {}],
  [{ modelFormats: 'any' }, {}],
  [{}, { modelFormats: 'data-only' }],
])('other teams load any format: %j, %j', (ranking, shop) => {
  expect(findingsOf(served({ kind: 'scikit-learn' }, ranking, shop), id)).toEqual([]);
});
