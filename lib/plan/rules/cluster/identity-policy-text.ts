import { ownerPaths } from '../../facts/identity-owner';
import type { Rule, RuleFinding } from '../rule';

/** The policies of the cloud can name the objects that an identity may access. */
export const identityPolicyText: Rule<'platform'> = {
  id: 'identity/policy-text',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale: 'A cloud refuses a policy with characters that it does not accept, and the deployment fails half way.',
  check: ({ definition, plan, provider }) => {
    const { documentKeys } = provider;
    if (!documentKeys) return [];
    const pathOf = ownerPaths({ definition, plan });
    return plan.cluster.identities.flatMap((identity) =>
      identity.grants.flatMap(({ bucket, prefix }): readonly RuleFinding[] => {
        if (documentKeys.expression.test(prefix)) return [];
        return [
          {
            path: pathOf(identity),
            problem: `${identity.name} needs access to a path of the bucket ${bucket} that a policy on ${provider.title} cannot name`,
            value: prefix,
            allowed: documentKeys.allowed,
            fix: 'rename the objects in the bucket, or put them into a folder with another name',
          },
        ];
      }),
    );
  },
};
