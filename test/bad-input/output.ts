import { dirname } from 'node:path';
import { checkSources } from '../../lib/plan/plan';
import { readDefinitionSync } from '../../lib/sources/read';
import { asText } from './case-file';

/** Output for a definition: the findings of reading it or, with rule ids, the findings of these rules. */
export function outputOf(files: readonly string[], rules: readonly string[] = []): string {
  const folder = dirname(files[0] ?? '');
  const read = readDefinitionSync(files);
  const { definition, findings, places } = read;
  if (!definition || rules.length === 0) return asText(findings, folder);
  const checked = checkSources(read, { places });
  return asText(
    checked.findings.filter(({ rule }) => rules.includes(rule)),
    folder,
  );
}
