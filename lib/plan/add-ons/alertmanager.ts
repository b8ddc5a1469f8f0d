import type { WebhookSpec } from '../../definition/monitoring';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { JsonValue } from '../types/add-on';

/** Webhooks by alert severity. */
function webhooks({ monitoring }: ModelPlatformDefinition): readonly (readonly [severity: string, to: WebhookSpec])[] {
  const { pager, ticket } = monitoring?.alerts ?? {};
  return [...(pager ? [['page', pager] as const] : []), ...(ticket ? [['ticket', ticket] as const] : [])];
}

/** Secrets that the operator mounts into Alertmanager. Source: kube-prometheus-stack, alertmanagerSpec.secrets. */
export function webhookSecrets(definition: ModelPlatformDefinition): readonly string[] {
  const names = webhooks(definition).flatMap(([, to]) => (typeof to === 'string' ? [] : [to.secret]));
  return [...new Set(names)].sort();
}

/** Routes pages and tickets to their webhooks. Other alerts appear only in Alertmanager. */
export function alertmanagerConfig(definition: ModelPlatformDefinition): JsonValue {
  const known = webhooks(definition);
  return {
    receivers: [
      { name: 'none' },
      ...known.map(([severity, to]) => ({
        name: severity,
        webhook_configs: [{ ...address(to), send_resolved: true }],
      })),
    ],
    route: {
      group_by: ['namespace', 'service', 'alertname'],
      receiver: 'none',
      routes: known.map(([severity]) => ({ matchers: [`severity="${severity}"`], receiver: severity })),
    },
  };
}

/** A URL, or the file of a mounted Secret that contains it. */
function address(to: WebhookSpec): Readonly<Record<string, string>> {
  return typeof to === 'string' ? { url: to } : { url_file: `/etc/alertmanager/secrets/${to.secret}/${to.key}` };
}
