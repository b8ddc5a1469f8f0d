import { join } from 'node:path';
import { readOutputs } from '../../lib/sources/outputs';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();

function file(content: unknown): string {
  return folder.write('outputs.json', typeof content === 'string' ? content : JSON.stringify(content));
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

test('a file with a byte order mark, as some shells write it, is read', () => {
  expect(readOutputs(file('\uFEFF{"outputs":{}}'))).toEqual({ outputs: { identities: {} } });
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

test('a file that is not there is named', () => {
  expect(() => readOutputs(join(folder.path, 'none.json'))).toThrow('source/missing-file');
});
