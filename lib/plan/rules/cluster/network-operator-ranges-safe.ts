import type { Path } from '../../../errors';
import { parseCidr } from '../../../units/cidr';
import type { Rule, RuleFinding } from '../rule';
import { safeRange, unsafeRange } from '../unsafe-range';

/** The ranges of an existing cluster that its operators reach have the addresses of one service only. */
export const networkOperatorRangesSafe: Rule<'platform'> = {
  id: 'network/operator-ranges-safe',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Operators have more access than other pods, and reach every address of these ranges: a metadata address has the credentials of a node.',
  check: ({ definition: { cluster } }) => {
    const { ranges, secretStore } = { ranges: undefined, secretStore: undefined, ...cluster };
    return [
      ...unsafe(ranges?.apiServers, ['cluster', 'ranges', 'apiServers'], 'the API servers'),
      ...unsafe(secretStore?.ranges, ['cluster', 'secretStore', 'ranges'], 'the secret store'),
    ];
  },
};

function unsafe(ranges: readonly string[] = [], path: Path, what: string): readonly RuleFinding[] {
  return ranges.flatMap((value, index) => {
    const problem = unsafeRange(parseCidr(value));
    if (problem === undefined) return [];
    const fix = `restrict the range to the addresses of ${what}`;
    return [{ path: [...path, index], problem, value, allowed: safeRange, fix }];
  });
}
