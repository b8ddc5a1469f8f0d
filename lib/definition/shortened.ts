import { type Finding, formatPath, type Path } from '../errors';

/** How many entries of one list are told of, when all have the same fault. */
const maxShown = 10;

/**
 * Leaves out the same fault of the eleventh and later entries of a list, and says how many there are: a list of a
 * thousand numbers where texts belong is one mistake, not a thousand.
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
      problem: `${left} more entries of the list have this fault`,
      fix: 'mend the list',
    };
    return [...group.slice(0, maxShown), more];
  });
}

function groupOf(finding: Finding): string {
  return `${finding.rule} ${formatPath(finding.path.map((step) => (typeof step === 'number' ? 0 : step)))}`;
}

/** The outermost list that a path goes through. */
function listOf(path: Path): Path {
  const index = path.findIndex((step) => typeof step === 'number');
  return index < 0 ? path : path.slice(0, index);
}
