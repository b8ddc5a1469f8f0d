import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOutputs } from '../../lib/cli/outputs-file';
import { temporaryDirectory } from './harness';

const directory = temporaryDirectory();

function file(content: unknown): string {
  const path = join(directory, 'outputs.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('client ids are read, other outputs are passed over', () => {
  const outputs = {
    kubeconfig: '[secret]',
    identities: { 'risk/churn': { clientId: 'c', other: 1 }, 'risk/none': {} },
  };
  expect(readOutputs(file({ outputs, another: 1 }))).toEqual({
    outputs: { identities: { 'risk/churn': { clientId: 'c' }, 'risk/none': {} } },
  });
});

test('a stack without identities has none', () => {
  expect(readOutputs(file({ outputs: {} }))).toEqual({ outputs: { identities: {} } });
});

test.each([
  ['not JSON', '{', /is not JSON/],
  ['a list', [], /is not the output of a stack/],
  ['a stack that exports something else', { kubeconfig: 'x' }, /outputs: /],
  [
    'a client id that is no text',
    { outputs: { identities: { a: { clientId: 1 } } } },
    /outputs\.identities\.a\.clientId/,
  ],
])('%s is refused with the command that writes it', (_, content, message) => {
  expect(() => readOutputs(file(content))).toThrow(message);
  expect(() => readOutputs(file(content))).toThrow('pulumi stack output --json');
});
