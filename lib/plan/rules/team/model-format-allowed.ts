import { lookup } from '../../../units/lookup';
import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** A team with `modelFormats: data-only` has no service whose models can be programs. */
export const modelFormatAllowed: Rule<'platform'> = {
  id: 'model/format-allowed',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A digest proves which bytes are loaded, not what they do: a pickled model runs code with the access of its service.',
  check: ({ definition: { services = {}, teams } }) =>
    Object.entries(services).flatMap(([name, { team, runtime }]) => {
      const { programs } = runtimeOf(runtime);
      if (lookup(teams, team)?.modelFormats !== 'data-only' || programs.kind === 'none') return [];
      return [
        {
          path: ['services', name, 'runtime'],
          problem: `the team ${team} loads data only, and with the ${runtime.kind} runtime ${programs.what}`,
          value: runtime.kind,
          allowed: '{ kind: triton, formats: onnx } or { kind: vllm }',
          fix: programs.fix,
        },
      ];
    }),
};
