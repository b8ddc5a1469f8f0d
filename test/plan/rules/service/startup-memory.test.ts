import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'startup/memory';

/** The model has 100Mi. */
const withMemory = (memory: string) => withService(definition(), { resources: { memory } });

test('a server with memory for itself and its model is good, to the last byte', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(findingsOf(withMemory('356Mi'), id)).toEqual([]);
});

test.each(['355Mi', '64Mi', '1'])('%s is too little', (memory) => {
  expect(findingsOf(withMemory(memory), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'resources', 'memory'],
      problem: 'the server and a model of 100Mi do not fit into this',
      value: memory,
      allowed: 'at least 356Mi',
      fix: "ask for more, say the model's true size, or leave 'memory' away and let it be computed",
    },
  ]);
});
