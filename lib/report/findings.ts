import {
  allowedText,
  blocksManifests,
  type Finding,
  findingText,
  formatPath,
  formatPlace,
  isError,
  maxPrintedFindings,
} from '../errors';
import { count } from './amounts';
import { plainStyle, type Style } from './style';
import { valueText } from './values';
import { wrap } from './wrap';

const labelWidth = 9;

/**
 * Findings as text: place, problem, allowed values and fix of each, then the number of errors and warnings. Only the first
 * fifty are printed, errors before warnings.
 */
export function findingsText(findings: readonly Finding[], style: Style = plainStyle): string {
  const errors = findings.filter(isError);
  const warnings = findings.filter((finding) => !isError(finding));
  const rest = findings.length - maxPrintedFindings;
  const blocks = [
    ...[...errors, ...warnings]
      .slice(0, maxPrintedFindings)
      .map((finding) => blockOf(finding, isError(finding) ? style.red : style.yellow, style)),
    ...(rest > 0 ? [`and ${count(rest, 'more finding')}`] : []),
    [
      ...(errors.length > 0 ? [style.bold(style.red(count(errors.length, 'error')))] : []),
      ...warningCounts(warnings).map((text) => style.bold(style.yellow(text))),
    ].join(', '),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function warningCounts(warnings: readonly Finding[]): readonly string[] {
  const ofSynth = warnings.filter(blocksManifests).length;
  const others = warnings.length - ofSynth;
  return [
    ...(ofSynth > 0 ? [`${count(ofSynth, 'warning')} (blocks synth)`] : []),
    ...(others > 0 ? [`${count(others, 'warning')} (blocks check --strict)`] : []),
  ];
}

function blockOf(finding: Finding, mark: (text: string) => string, style: Style): string {
  const path = findingText(formatPath(finding.path));
  const places = finding.places ?? [];
  const [first] = places;
  return [
    `${style.bold(first ? findingText(formatPlace(first)) : path || 'the whole definition')}  ${mark(finding.rule)}`,
    // A finding without a path is about the file, which can also be one that is no definition.
    ...(first && path !== '' ? field('at', path, style) : []),
    ...places.slice(1).flatMap((place) => field('and', findingText(formatPlace(place)), style)),
    ...field('problem', findingText(finding.problem), style),
    ...(finding.value === undefined ? [] : field('value', findingText(valueText(finding.value)), style)),
    ...(finding.allowed === undefined ? [] : field('allowed', allowedText(finding.allowed), style)),
    ...field('fix', findingText(finding.fix), style),
  ].join('\n');
}

function field(label: string, text: string, style: Style): readonly string[] {
  const [first = '', ...rest] = wrap(text, style.width - 2 - labelWidth);
  return [`  ${style.dim(label.padEnd(labelWidth))}${first}`, ...rest.map((line) => ' '.repeat(2 + labelWidth) + line)];
}
