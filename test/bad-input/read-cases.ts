import { dirname } from 'node:path';
import { relative } from 'node:path/posix';
import { readDefinitionSync } from '../../lib/sources/read';
import { asText } from './case-file';

// Run by node, not by jest, whose module system cannot load the loader of TypeScript: reads each definition whose
// files are given as JSON, and prints what is said about each. A program may not write to what is printed, so the
// text goes out at the end.

const cases = JSON.parse(process.argv[2] ?? '[]') as readonly (readonly string[])[];
const said = cases.map((files) => {
  const target = dirname(files[0] ?? '');
  process.chdir(target);
  return asText(readDefinitionSync(files.map((file) => relative(target, file))).findings, target);
});
process.stdout.write(JSON.stringify(said));
