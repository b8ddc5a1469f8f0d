import { readDefinitionSync } from '../../lib/sources/read';

// Run by Node instead of Jest, whose module system cannot load tsx. Reads the given files and prints the definition of
// each, or the rule ids of its findings, as JSON.

const results = process.argv.slice(2).map((file) => {
  const { definition, findings } = readDefinitionSync([file]);
  return definition ?? findings.map((finding) => finding.rule);
});
process.stdout.write(JSON.stringify(results));
