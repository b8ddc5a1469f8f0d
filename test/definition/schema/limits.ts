import { formatPath, type Path } from '../../../lib/errors';
import { findingsOf, withValue } from '../fixture';

/** A path, and a value that may stand there. */
export type Right = readonly [path: Path, value: unknown];

/** A path, a value that may not stand there, where the fault is told, and by which rule. */
export type Wrong = readonly [path: Path, value: unknown, at: Path, rule: string];

function faultsOf(path: Path, value: unknown) {
  return findingsOf(withValue(path, value)).filter((finding) => finding.rule !== 'definition/missing-field');
}

/** Tests of fields at their limits: what is just right, and what is just wrong. */
export function testLimits(right: readonly Right[], wrong: readonly Wrong[]): void {
  test.each(right.map(([path, value]) => [formatPath(path), JSON.stringify(value), path, value] as const))(
    '%s may be %s',
    (_, __, path, value) => {
      expect(faultsOf(path, value)).toEqual([]);
    },
  );

  test.each(
    wrong.map(([path, value, at, rule]) => [formatPath(path), JSON.stringify(value), path, value, at, rule] as const),
  )('%s may not be %s', (_, __, path, value, at, rule) => {
    expect(faultsOf(path, value).map((finding) => [finding.rule, formatPath(finding.path)])).toEqual([
      [rule, formatPath(at)],
    ]);
  });
}
