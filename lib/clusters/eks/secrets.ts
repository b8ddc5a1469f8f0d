import type * as kms from '@pulumi/aws/kms';
import * as secretsmanager from '@pulumi/aws/secretsmanager';
import type { PartContext } from '../contract';

/**
 * Creates the secrets of teams without values, by their names. Users add the values, so the state never contains one. A deleted secret
 * can be restored for 30 days.
 */
export function makeSecrets(
  { name, plan, protect, options }: PartContext,
  key: kms.Key | undefined,
): ReadonlyMap<string, secretsmanager.Secret> {
  const made = (plan.secrets?.names ?? []).map((secret): [string, secretsmanager.Secret] => [
    secret,
    new secretsmanager.Secret(
      `${name}-secret-${secret}`,
      {
        region: plan.region,
        name: secret,
        recoveryWindowInDays: 30,
        ...(key && { kmsKeyId: key.arn }),
        tags: plan.tags,
      },
      { ...options, protect },
    ),
  ]);
  return new Map(made);
}
