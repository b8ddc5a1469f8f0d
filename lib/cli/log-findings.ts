import type { Finding } from '../errors';
import { findingsText } from '../report/findings';
import { styleFor } from './colour';
import type { Io } from './io';

/** Writes findings to stderr, for commands that write their result to stdout. */
export function logFindings(findings: readonly Finding[], io: Io, colour: boolean): void {
  if (findings.length > 0) io.stderr.write(findingsText(findings, styleFor(io.stderr, io, colour)));
}
