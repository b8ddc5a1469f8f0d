import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinitionSync } from '../../lib/sources/read';
import { temporaryDirectory } from '../cli/harness';

// What readers of YAML and JSON in other languages run or include: tags of js-yaml, PyYAML, Ruby, SnakeYAML and Ansible,
// and expressions of template languages. Here each of them is an error, or plain text.

const folder = temporaryDirectory();
const trace = join(folder, 'trace');
const write = `require('node:fs').writeFileSync('${trace}', '')`;

const values: readonly string[] = [
  `!!js/function "function () { ${write} }"`,
  `!!js/eval "${write}"`,
  `!!python/object/apply:os.system ["touch ${trace}"]`,
  `!!python/object/new:subprocess.check_output [["touch", "${trace}"]]`,
  `!ruby/object:Gem::Installer { i: x }`,
  `!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://127.0.0.1:1/"]]]]`,
  `!include ${trace}`,
  `!ENV \${HOME}`,
  `"\${${write}}"`,
  `"$(touch ${trace})"`,
  `"{{ ${write} }}"`,
  `"<%= ${write} %>"`,
  '{ toString: x, valueOf: y, toJSON: z }',
  '{ __proto__: { polluted: true } }',
];

test.each(values)('runs no code in %s', (value) => {
  const file = join(folder, 'platform.yaml');
  writeFileSync(
    file,
    `name: ${value}\nteams: { ${value.startsWith('"') ? value : 'a'}: ${value} }\ncluster: ${value}\n`,
  );
  const { findings } = readDefinitionSync([file]);
  expect(findings).not.toEqual([]);
  expect([existsSync(trace), Object.hasOwn(Object.prototype, 'polluted')]).toEqual([false, false]);
});

test.each(['__proto__', 'constructor', 'toString'])('a field %s of JSON changes no prototype', (key) => {
  const file = join(folder, 'platform.json');
  writeFileSync(file, `{"name":"acme","${key}":{"polluted":true},"teams":{"${key}":{"${key}":{"polluted":true}}}}`);
  const { findings } = readDefinitionSync([file]);
  expect(findings).not.toEqual([]);
  expect('polluted' in {}).toBe(false);
});
