import type { Path } from '../../../errors';
import { hasPlaceholder, needsOf } from '../../facts/identity-mechanisms';
import { workloads } from '../../facts/workloads';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** Manifests are written only after the client ID of each identity is known. */
export const identityKnown: Rule<'platform'> = {
  id: 'identity/known',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale:
    'On AKS a service account needs the client ID of its identity, which Azure assigns when it creates the identity.',
  check: ({ plan }) =>
    plan.cluster.identities.flatMap(({ name, namespace, serviceAccount, mechanism }): readonly RuleFinding[] => {
      const path = pathOf(namespace, serviceAccount, plan);
      if (hasPlaceholder(mechanism)) {
        return [{ path, problem: `the client ID of ${name} is a placeholder`, fix, blocks: 'strict' }];
      }
      if (!needsOf(mechanism).isIncomplete) return [];
      return [{ path, problem: `the client ID of ${name} is not known yet`, fix, blocks: 'synth' }];
    }),
};

const fix = 'run pulumi up, then pulumi stack output --json > outputs.json, and pass the file with --outputs';

/** Where the definition describes the workload of an identity. The path of another identity has its own name. */
function pathOf(namespace: string, name: string, plan: PlatformScope['plan']): Path {
  const owner = workloads(plan).find(
    (workload) => workload.namespace === namespace && workload.serviceAccount.name === name,
  );
  return owner?.path ?? ['services', name];
}
