import { credentialParameter } from '../../../units/masked';
import { secretShape } from '../../facts/secret-shapes';
import { webhookOf } from '../../facts/webhooks';
import type { Rule } from '../rule';

/** The address of an alert receiver that is a credential is in a Secret. */
export const monitoringReceiverSecret: Rule<'platform'> = {
  id: 'monitoring/receiver-secret',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Everyone who can read the repository or its history can send false alerts to a webhook whose URL is its password.',
  check: ({ definition }) =>
    Object.entries(definition.monitoring?.alerts ?? {}).flatMap(([receiver, address]) => {
      const credential = typeof address === 'string' ? credentialIn(new URL(address)) : undefined;
      if (credential === undefined) return [];
      // The value is not repeated: findings are printed in logs.
      return [
        {
          path: ['monitoring', 'alerts', receiver],
          problem: `the address contains ${credential}, and a definition must not contain secrets`,
          allowed: 'a URL without credentials, or { secret, key }',
          fix: `create a Secret with the address in the namespace of kube-prometheus-stack, write { secret: NAME, key: KEY }, and replace the credential`,
        },
      ];
    }),
};

function credentialIn(url: URL): string | undefined {
  if (url.username !== '' || url.password !== '') return 'a user name or password';
  const webhook = webhookOf(url);
  if (webhook) return webhook;
  const parameters = [...url.searchParams];
  const named = credentialParameter(url);
  if (named !== undefined) return `the parameter ${JSON.stringify(named)}, which is a credential by its name`;
  const values = [...url.pathname.split('/').map(decoded), ...parameters.map(([, value]) => value), url.hash.slice(1)];
  return values.some(isToken) ? 'a value that looks like a token' : secretShape(url.href);
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** At least 20 characters that no person chose: a UUID, or letters that are mixed with digits or the other case. */
function isToken(text: string): boolean {
  if (/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(text)) return true;
  const isMixed = (run: string) => /[0-9]/.test(run) && /[A-Za-z]/.test(run);
  const runs = text.match(/[A-Za-z0-9]{20,}/g) ?? [];
  if (runs.some((run) => isMixed(run) || (/[a-z]{1}[A-Z]/.test(run) && /[A-Z]{2}/.test(run)))) return true;
  const long = text.match(/[A-Za-z0-9_-]{20,}/g) ?? [];
  return long.some((run) => isMixed(run) && /[a-z]/.test(run) && /[A-Z]/.test(run));
}
