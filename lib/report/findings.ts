import { type Finding, formatPath, formatPlace } from '../errors';
import { count } from './amounts';
import { plainStyle, type Style } from './style';
import { valueText } from './values';
import { wrap } from './wrap';

const labelWidth = 9;

/** Findings as text: place, problem, allowed values and fix of each, then the number of errors and warnings. */
export function findingsText(findings: readonly Finding[], style: Style = plainStyle): string {
  const errors = findings.filter(isError);
  const warnings = findings.filter((finding) => !isError(finding));
  const blocks = [
    ...errors.map((finding) => findingText(finding, style.red, style)),
    ...warnings.map((finding) => findingText(finding, style.yellow, style)),
    [
      ...(errors.length > 0 ? [style.bold(style.red(count(errors.length, 'error')))] : []),
      ...(warnings.length > 0 ? [style.bold(style.yellow(`${count(warnings.length, 'warning')} (blocks synth)`))] : []),
    ].join(', '),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Whether a finding is an error, which blocks every command. A warning blocks `synth` only. */
export function isError(finding: Finding): boolean {
  return finding.blocks !== 'synth';
}

function findingText(finding: Finding, mark: (text: string) => string, style: Style): string {
  const path = formatPath(finding.path) || 'the whole definition';
  const places = finding.places ?? [];
  const [first] = places;
  return [
    `${style.bold(first ? formatPlace(first) : path)}  ${mark(finding.rule)}`,
    ...(first ? field('at', path, style) : []),
    ...places.slice(1).flatMap((place) => field('and', formatPlace(place), style)),
    ...field('problem', finding.problem, style),
    ...(finding.value === undefined ? [] : field('value', valueText(finding.value), style)),
    ...(finding.allowed === undefined ? [] : field('allowed', allowedText(finding.allowed), style)),
    ...field('fix', finding.fix, style),
  ].join('\n');
}

function allowedText(allowed: readonly string[] | string): string {
  return typeof allowed === 'string' ? allowed : allowed.join(', ') || 'none';
}

function field(label: string, text: string, style: Style): readonly string[] {
  const [first = '', ...rest] = wrap(text, style.width - 2 - labelWidth);
  return [`  ${style.dim(label.padEnd(labelWidth))}${first}`, ...rest.map((line) => ' '.repeat(2 + labelWidth) + line)];
}
