import { lookup } from '../../../units/lookup';
import { setsVariable } from '../../resolve/training/variables';
import type { Rule } from '../rule';

/** A job does not set the variables by which it is told what it must know. */
export const trainingEnvReserved: Rule = {
  id: 'training/env-reserved',
  scope: 'platform',
  waivable: true,
  rationale:
    'A rank or a folder of its own making is overwritten, or makes the processes of a gang look for each other in vain.',
  check: ({ definition, plan }) =>
    Object.entries(definition.training ?? {}).flatMap(([name, { env = {}, framework, pool }]) =>
      Object.keys(env).flatMap((variable) => {
        const who = setsVariable(variable, framework, lookup(plan.cluster.pools, pool));
        if (who === undefined) return [];
        return [
          {
            path: ['training', name, 'env', variable],
            problem: `this variable is set by ${who}`,
            value: variable,
            fix: 'take it away, or give it another name',
          },
        ];
      }),
    ),
};
