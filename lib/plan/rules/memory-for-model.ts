import { parseBytes } from '../../units/quantity';
import { formatMebibytes } from '../amounts';
import type { Rule } from '../rule';
import { runtimeOf } from '../runtimes/select';

/** A replica has memory for its server and its model. */
export const memoryForModel: Rule = {
  id: 'startup/memory',
  explain: 'A server with less memory than its model is killed while it loads it, and starts again, for ever.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap(({ name, model }) => {
      const spec = definition.services?.[name];
      const given = spec?.resources?.memory;
      if (!spec || given === undefined) return [];
      const least = runtimeOf(spec.runtime).leastMemoryBytes(model.bytes);
      if (parseBytes(given) >= least) return [];
      return [
        {
          path: ['services', name, 'resources', 'memory'],
          problem: `the server and a model of ${formatMebibytes(model.bytes)} do not fit into this`,
          value: given,
          allowed: `at least ${formatMebibytes(least)}`,
          fix: "ask for more, say the model's true size, or leave 'memory' away and let it be computed",
        },
      ];
    }),
};
