import { type Cidr, parseCidr } from '../../../units/cidr';
import type { Rule, RuleFinding } from '../rule';
import { fewPublic, safeRange, tooManyPublic, unsafeRange } from '../unsafe-range';

/** The Kubernetes API is open to known ranges only. */
export const clusterApiAccessNarrow: Rule<'managed-cluster'> = {
  id: 'cluster/api-access-narrow',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'A Kubernetes API that the whole internet reaches is one leaked credential or one vulnerability from its loss.',
  check: ({ cluster: { network } }) => {
    const cidrs = network?.apiAccess ?? [];
    return [...cidrs.flatMap(unsafe), ...tooMany(cidrs.map(parseCidr))];
  },
};

const path = ['cluster', 'network', 'apiAccess'];
const fix = 'write the ranges of your offices, VPN or CI, such as the /32 of one address';

function unsafe(cidr: string, index: number): readonly RuleFinding[] {
  const problem = unsafeRange(parseCidr(cidr));
  return problem === undefined ? [] : [{ path: [...path, index], problem, value: cidr, allowed: safeRange, fix }];
}

function tooMany(ranges: readonly Cidr[]): readonly RuleFinding[] {
  const count = tooManyPublic(ranges);
  if (count === undefined) return [];
  return [
    { path, problem: `the ranges together have ${count} public addresses`, value: count, allowed: fewPublic, fix },
  ];
}
