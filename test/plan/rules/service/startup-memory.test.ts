import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'startup/memory';

/** The size of the model is 100Mi. */
const withMemory = (memory: string) => withService(definition(), { resources: { memory } });

test('accepts exactly the memory for server and model', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(findingsOf(withMemory('356Mi'), id)).toEqual([]);
});

test.each(['355Mi', '64Mi', '1'])('refuses %s', (memory) => {
  expect(findingsOf(withMemory(memory), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'resources', 'memory'],
      problem: 'the server and a model of 100Mi need more memory',
      value: memory,
      allowed: 'at least 356Mi',
      fix: "raise resources.memory, set the true size of the model, or remove 'memory' to use the computed value",
    },
  ]);
});
