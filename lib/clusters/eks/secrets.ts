import * as secretsmanager from '@pulumi/aws/secretsmanager';
import type { PartContext } from '../contract';

/**
 * The secrets of teams, empty: people put the values in, and no value is ever in the state. They stay for a month after
 * they are deleted.
 */
export function makeSecrets({ name, plan, protect, options }: PartContext): readonly secretsmanager.Secret[] {
  return (plan.secrets?.names ?? []).map(
    (secret) =>
      new secretsmanager.Secret(
        `${name}-secret-${secret}`,
        { region: plan.region, name: secret, recoveryWindowInDays: 30, tags: plan.tags },
        { ...options, protect },
      ),
  );
}
