import { formatPath, type Path } from '../../../lib/errors';
import { shapeFindingsOf, withValue } from '../fixture';

/** A path and a valid value. */
export type Valid = readonly [path: Path, value: unknown];

/** A path, an invalid value, and the path and the rule of the finding. */
export type Invalid = readonly [path: Path, value: unknown, at: Path, rule: string];

function problemsOf(path: Path, value: unknown) {
  return shapeFindingsOf(withValue(path, value)).filter((finding) => finding.rule !== 'definition/missing-field');
}

/** Tests fields at their limits, with values that are just valid and just invalid. */
export function testLimits(valid: readonly Valid[], invalid: readonly Invalid[]): void {
  test.each(valid.map(([path, value]) => [formatPath(path), JSON.stringify(value), path, value] as const))(
    '%s may be %s',
    (_, __, path, value) => {
      expect(problemsOf(path, value)).toEqual([]);
    },
  );

  test.each(
    invalid.map(([path, value, at, rule]) => [formatPath(path), JSON.stringify(value), path, value, at, rule] as const),
  )('%s may not be %s', (_, __, path, value, at, rule) => {
    expect(problemsOf(path, value).map((finding) => [finding.rule, formatPath(finding.path)])).toEqual([
      [rule, formatPath(at)],
    ]);
  });
}
