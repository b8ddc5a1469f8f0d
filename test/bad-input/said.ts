import { dirname } from 'node:path';
import { checkParsed } from '../../lib/plan/plan';
import { readDefinitionSync } from '../../lib/sources/read';
import { asText } from './case-file';

/**
 * What somebody is told about a definition: all that reading it finds. Of a case that names rules, whose definition has
 * the right shape, it is what these rules find.
 */
export function saidOf(files: readonly string[], rules: readonly string[] = []): string {
  const folder = dirname(files[0] ?? '');
  const { definition, findings, places } = readDefinitionSync(files);
  if (!definition || rules.length === 0) return asText(findings, folder);
  const checked = checkParsed(definition, { places });
  return asText(
    checked.findings.filter(({ rule }) => rules.includes(rule)),
    folder,
  );
}
