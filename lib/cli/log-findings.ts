import type { Finding, NotChecked } from '../errors';
import { findingsText } from '../report/findings';
import { notCheckedText } from '../report/not-checked';
import { styleFor } from './colour';
import type { Io } from './io';

/** Writes findings to stderr, for commands that write their result to stdout. */
export function logFindings(
  findings: readonly Finding[],
  io: Io,
  colour: boolean,
  notChecked: readonly NotChecked[] = [],
): void {
  const style = styleFor(io.stderr, io, colour);
  if (findings.length > 0) io.stderr.write(findingsText(findings, style) + notCheckedText(notChecked, style));
}
