import { dirname } from 'node:path';
import { checkParsed } from '../../lib/plan/plan';
import { readDefinitionSync } from '../../lib/sources/read';
import { asText } from './case-file';

/** Output for a definition: the findings of reading it or, with rule ids, the findings of these rules. */
export function outputOf(files: readonly string[], rules: readonly string[] = []): string {
  const folder = dirname(files[0] ?? '');
  const { definition, findings, places } = readDefinitionSync(files);
  if (!definition || rules.length === 0) return asText(findings, folder);
  const checked = checkParsed(definition, { places });
  return asText(
    checked.findings.filter(({ rule }) => rules.includes(rule)),
    folder,
  );
}
