import { lookup } from '../../../units/lookup';
import type { Rule } from '../rule';
import type { PlatformScope } from '../scopes';

/** Manifests are written only when they can name each identity. */
export const identityKnown: Rule<'platform'> = {
  id: 'identity/known',
  scope: 'platform',
  waivable: false,
  rationale: 'On AKS a service account must carry the id of its identity, which Azure gives when the cluster is made.',
  check: ({ plan }) =>
    plan.cluster.identities.flatMap(({ name, namespace, serviceAccount, mechanism }) =>
      mechanism.kind === 'aks-federated' && mechanism.clientId === undefined
        ? [
            {
              path: [fieldOf(namespace, serviceAccount, plan), serviceAccount],
              problem: `the client id of ${name} is not known yet`,
              fix: 'run pulumi up, then pulumi stack output --json > outputs.json, and name that file with --outputs',
              blocks: 'synth' as const,
            },
          ]
        : [],
    ),
};

/** A service and a job of one namespace never have the same name: another rule holds it. */
function fieldOf(namespace: string, name: string, { training }: PlatformScope['plan']): 'services' | 'training' {
  return lookup(training, name)?.namespace === namespace ? 'training' : 'services';
}
