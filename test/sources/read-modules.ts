import { readDefinitionSync } from '../../lib/sources/read';

// Run by node, not by jest, whose module system cannot load the loader of TypeScript: reads each of the files given
// and prints, as JSON, the definition or the rules that were broken.

const results = process.argv.slice(2).map((file) => {
  const { definition, findings } = readDefinitionSync([file]);
  return definition ?? findings.map((finding) => finding.rule);
});
process.stdout.write(JSON.stringify(results));
