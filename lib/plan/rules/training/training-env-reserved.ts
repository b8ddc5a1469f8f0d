import { trustedEffect } from '../../resolve/training/trusted-variables';
import { setsVariable } from '../../resolve/training/variables';
import type { Rule } from '../rule';

/** A job does not set reserved environment variables, or those that choose its code or identity. */
export const trainingEnvReserved: Rule<'training-spec'> = {
  id: 'training/env-reserved',
  scope: 'training-spec',
  waivableBy: 'part',
  rationale:
    'A reserved variable is overwritten, or it breaks the rendezvous of the processes of a gang. A variable of the loader or of a credential chain replaces the code that is pinned by digest, or the identity of the plan.',
  check: ({ path, spec: { env = {}, framework }, pool }) =>
    Object.keys(env).flatMap((variable) => {
      const owner = setsVariable(variable, framework, pool);
      const problem = owner === undefined ? trustedEffect(variable) : `${owner} sets this variable`;
      if (problem === undefined) return [];
      return [
        {
          path: [...path, 'env', variable],
          problem,
          value: variable,
          fix: owner === undefined ? 'remove it, or accept it with a waiver' : 'remove it, or choose another name',
        },
      ];
    }),
};
