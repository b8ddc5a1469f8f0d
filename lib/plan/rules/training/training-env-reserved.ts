import { setsVariable } from '../../resolve/training/variables';
import type { Rule } from '../rule';

/** A job does not set reserved environment variables. */
export const trainingEnvReserved: Rule<'training-spec'> = {
  id: 'training/env-reserved',
  scope: 'training-spec',
  waivableBy: 'part',
  rationale: 'A reserved variable is overwritten, or it breaks the rendezvous of the processes of a gang.',
  check: ({ path, spec: { env = {}, framework }, pool }) =>
    Object.keys(env).flatMap((variable) => {
      const owner = setsVariable(variable, framework, pool);
      if (owner === undefined) return [];
      return [
        {
          path: [...path, 'env', variable],
          problem: `${owner} sets this variable`,
          value: variable,
          fix: 'remove it, or choose another name',
        },
      ];
    }),
};
