import { type Finding, formatPath, type Path } from '../errors';

/** Maximum number of entries of one list that are reported for the same problem. */
const maxShown = 10;

/**
 * Replaces findings of the eleventh and later entries of a list that have the same problem by their number: a list of a
 * thousand numbers instead of strings is one mistake.
 */
export function shortened(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = groupOf(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length <= maxShown + 1) return group;
    const left = group.length - maxShown;
    const more: Finding = {
      rule: first.rule,
      path: listOf(first.path),
      problem: `${left} more entries of the list have the same problem`,
      fix: 'fix the list',
    };
    return [...group.slice(0, maxShown), more];
  });
}

function groupOf(finding: Finding): string {
  return `${finding.rule} ${formatPath(finding.path.map((step) => (typeof step === 'number' ? 0 : step)))}`;
}

/** Path of the outermost list. */
function listOf(path: Path): Path {
  const index = path.findIndex((step) => typeof step === 'number');
  return index < 0 ? path : path.slice(0, index);
}
