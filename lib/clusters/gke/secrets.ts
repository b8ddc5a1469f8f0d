import * as secretmanager from '@pulumi/gcp/secretmanager';
import type { GkeContext } from './context';

/** Creates the secrets of teams without values, in the region of the cluster only. Users add the values. */
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
