import type { Finding } from '../errors';
import { findingsText } from '../report/findings';
import { styleFor } from './colour';
import type { Io } from './io';

/** Writes findings to where logs go, for commands whose data would be spoilt by them. */
export function logFindings(findings: readonly Finding[], io: Io, colour: boolean): void {
  if (findings.length > 0) io.stderr.write(findingsText(findings, styleFor(io.stderr, io, colour)));
}
