import { formatPath, maxPrintedFindings, type NotChecked, type Path } from '../errors';
import { boundedList } from '../units/bounded';
import { type Group, groupBy } from '../units/group-by';
import { count } from './amounts';
import { plainStyle, type Style } from './style';
import { wrap } from './wrap';

/** Entries of one map that are listed one by one. */
const maxListed = 5;

/**
 * What a check does not cover because of invalid values or unknown references. Empty if it covers the whole definition.
 * Only the first fifty sentences and names are printed.
 */
export function notCheckedText(notChecked: readonly NotChecked[], style: Style = plainStyle): string {
  const invalid = notChecked.filter(isInvalid);
  const dependent = notChecked.filter((each) => !isInvalid(each));
  const sentences = [
    ...(invalid.length > 0
      ? [`not checked: ${names(invalid)} (${invalid.length > 1 ? 'they have' : 'it has'} errors)`]
      : []),
    ...byReason(dependent).map(dependentText),
  ];
  const rest = sentences.length - maxPrintedFindings;
  return [...sentences.slice(0, maxPrintedFindings), ...(rest > 0 ? [`and ${count(rest, 'more reason')}`] : [])]
    .map((sentence) => `${wrap(sentence, style.width).join('\n')}\n`)
    .join('');
}

function isInvalid({ path, because }: NotChecked): boolean {
  return path.length === 0 || because.some((each) => formatPath(each) === formatPath(path));
}

function byReason(all: readonly NotChecked[]): readonly Group<NotChecked>[] {
  return [...groupBy(all, ({ because }) => pathsText(because)).values()];
}

function dependentText(group: Group<NotChecked>): string {
  const reason = pathsText(group[0].because);
  if (reason === '') return `not fully checked because of the errors above: ${names(group)}`;
  return `not fully checked: ${names(group)} (${group.length > 1 ? 'they depend' : 'it depends'} on ${reason})`;
}

function names(all: readonly NotChecked[]): string {
  return pathsText(all.map(({ path }) => path));
}

/** Paths, and the number of entries for maps with many. */
function pathsText(paths: readonly Path[]): string {
  const texts = [...groupBy(paths, (path) => formatPath(path.slice(0, -1)))].flatMap(([parent, group]) => {
    if (parent !== '' && group.length > maxListed) return [`${group.length} entries of ${parent}`];
    return group.map((path) => formatPath(path) || 'the whole definition');
  });
  return boundedList(texts, maxPrintedFindings);
}
