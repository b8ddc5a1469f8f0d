import { hasPlaceholder, needsOf } from '../../facts/identity-mechanisms';
import { ownerPaths } from '../../facts/identity-owner';
import type { Rule, RuleFinding } from '../rule';

/** Manifests are written only after the client ID of each identity is known. */
export const identityKnown: Rule<'platform'> = {
  id: 'identity/known',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale:
    'On AKS a service account needs the client ID of its identity, which Azure assigns when it creates the identity.',
  check: ({ definition, plan }) => {
    const pathOf = ownerPaths({ definition, plan });
    return plan.cluster.identities.flatMap((identity): readonly RuleFinding[] => {
      const { name, mechanism } = identity;
      const path = pathOf(identity);
      if (hasPlaceholder(mechanism)) {
        return [{ path, problem: `the client ID of ${name} is a placeholder`, fix, blocks: 'strict' }];
      }
      if (!needsOf(mechanism).isIncomplete) return [];
      return [{ path, problem: `the client ID of ${name} is not known yet`, fix, blocks: 'synth' }];
    });
  },
};

const fix = 'run pulumi up, then pulumi stack output --json > outputs.json, and pass the file with --outputs';
