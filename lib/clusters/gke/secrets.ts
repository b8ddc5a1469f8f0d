import * as secretmanager from '@pulumi/gcp/secretmanager';
import type { GkeContext } from './context';

/** The secrets of teams, empty and in the cluster's region alone: people put the values in. */
export function makeSecrets({
  name,
  plan,
  project,
  protect,
  options,
}: GkeContext): ReadonlyMap<string, secretmanager.Secret> {
  const made = (plan.secrets?.names ?? []).map((secret): [string, secretmanager.Secret] => [
    secret,
    new secretmanager.Secret(
      `${name}-secret-${secret}`,
      {
        project,
        secretId: secret,
        replication: { userManaged: { replicas: [{ location: plan.region }] } },
        deletionProtection: protect,
        labels: plan.tags,
      },
      { ...options, protect },
    ),
  ]);
  return new Map(made);
}
