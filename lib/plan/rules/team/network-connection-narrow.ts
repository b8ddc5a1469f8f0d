import { type Cidr, parseCidr } from '../../../units/cidr';
import type { Rule, RuleFinding } from '../rule';
import { fewPublic, largeRange, narrowRange, tooManyPublic } from '../unsafe-range';

/** The connections of a job reach few public addresses. */
export const networkConnectionNarrow: Rule<'training-spec'> = {
  id: 'network/connection-narrow',
  scope: 'training-spec',
  waivableBy: 'platform',
  rationale: 'A large range of the internet, or many ranges together, allow data to leave to any owner.',
  check: ({ path, spec: { connections = [] } }) => {
    const ranges = connections.map(({ cidr }) => parseCidr(cidr));
    return [
      ...ranges.flatMap((range, index) =>
        tooLarge(range, [...path, 'connections', index, 'cidr'], connections[index]?.cidr),
      ),
      ...tooMany(ranges, [...path, 'connections']),
    ];
  },
};

const fix = 'restrict the range to the addresses that the program connects to';

function tooLarge(range: Cidr, path: RuleFinding['path'], value: string | undefined): readonly RuleFinding[] {
  const problem = largeRange(range);
  return problem === undefined ? [] : [{ path, problem, value, allowed: narrowRange, fix }];
}

function tooMany(ranges: readonly Cidr[], path: RuleFinding['path']): readonly RuleFinding[] {
  const count = tooManyPublic(ranges);
  if (count === undefined) return [];
  return [
    {
      path,
      problem: `the connections together reach ${count} public addresses`,
      value: count,
      allowed: fewPublic,
      fix: 'restrict the ranges to the addresses that the program connects to',
    },
  ];
}
