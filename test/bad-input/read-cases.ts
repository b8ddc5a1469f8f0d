import { dirname } from 'node:path';
import { relative } from 'node:path/posix';
import { readDefinitionSync } from '../../lib/sources/read';
import { asText } from './case-file';

// Reads the definitions whose files are given as JSON, and prints the output for each. It runs in node, because the module
// system of jest cannot load the TypeScript loader. It prints at the end, so that programs cannot mix their output in.

const cases = JSON.parse(process.argv[2] ?? '[]') as readonly (readonly string[])[];
const outputs = cases.map((files) => {
  const target = dirname(files[0] ?? '');
  process.chdir(target);
  return asText(readDefinitionSync(files.map((file) => relative(target, file))).findings, target);
});
process.stdout.write(JSON.stringify(outputs));
