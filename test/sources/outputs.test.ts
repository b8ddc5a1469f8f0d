import { join } from 'node:path';
import { readOutputs } from '../../lib/sources/outputs';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();

function file(content: unknown): string {
  return folder.write('outputs.json', typeof content === 'string' ? content : JSON.stringify(content));
}

test('reads client IDs and ignores other outputs', () => {
  const outputs = {
    kubeconfig: '[secret]',
    identities: { 'risk/churn': { clientId: 'c', other: 1 }, 'risk/none': {} },
  };
  expect(readOutputs(file({ outputs, another: 1 }))).toEqual({
    outputs: { identities: { 'risk/churn': { clientId: 'c' }, 'risk/none': {} } },
  });
});

test('reads a stack without identities', () => {
  expect(readOutputs(file({ outputs: {} }))).toEqual({ outputs: { identities: {} } });
});

test('reads a file with a byte order mark', () => {
  expect(readOutputs(file('\uFEFF{"outputs":{}}'))).toEqual({ outputs: { identities: {} } });
});

test.each([
  ['not JSON', '{', /is not JSON/],
  ['a list', [], /is not the output of a stack/],
  ['a stack that exports something else', { kubeconfig: 'x' }, /outputs: /],
  [
    'a client ID that is not a string',
    { outputs: { identities: { a: { clientId: 1 } } } },
    /outputs\.identities\.a\.clientId/,
  ],
])('refuses %s and names the command that writes the file', (_, content, message) => {
  expect(() => readOutputs(file(content))).toThrow(message);
  expect(() => readOutputs(file(content))).toThrow('pulumi stack output --json');
});

test('reports a missing file', () => {
  expect(() => readOutputs(join(folder.path, 'none.json'))).toThrow('source/missing-file');
});
