import { setsVariable } from '../../resolve/training/variables';
import type { Rule } from '../rule';

/** A job does not set the variables by which it is told what it must know. */
export const trainingEnvReserved: Rule<'training-spec'> = {
  id: 'training/env-reserved',
  scope: 'training-spec',
  waivable: true,
  rationale:
    'A rank or a folder of its own making is overwritten, or makes the processes of a gang look for each other in vain.',
  check: ({ path, spec: { env = {}, framework }, pool }) =>
    Object.keys(env).flatMap((variable) => {
      const who = setsVariable(variable, framework, pool);
      if (who === undefined) return [];
      return [
        {
          path: [...path, 'env', variable],
          problem: `this variable is set by ${who}`,
          value: variable,
          fix: 'take it away, or give it another name',
        },
      ];
    }),
};
