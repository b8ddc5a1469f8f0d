import type { MonitoringSpec, WebhookSpec } from '../../definition/monitoring';
import type { ModelPlatformDefinition } from '../../definition/platform';
import { type AlertReceiver, alertRoutes } from '../facts/alert-routes';
import type { JsonValue } from '../types/add-on';

type Receivers = NonNullable<MonitoringSpec['alerts']>;

const names = ['pager', 'ticket', 'heartbeat'] as const satisfies readonly (keyof Receivers)[];

function webhooks({ monitoring }: ModelPlatformDefinition): readonly (readonly [keyof Receivers, WebhookSpec])[] {
  return names.flatMap((name) => {
    const to = monitoring?.alerts?.[name];
    return to === undefined ? [] : [[name, to] as const];
  });
}

/** Secrets that the operator mounts into Alertmanager. Source: kube-prometheus-stack, alertmanagerSpec.secrets. */
export function webhookSecrets(definition: ModelPlatformDefinition): readonly string[] {
  const secrets = webhooks(definition).flatMap(([, to]) => (typeof to === 'string' ? [] : [to.secret]));
  return [...new Set(secrets)].sort();
}

/** Routes all alerts of the cluster to receivers, by {@link alertRoutes}. */
export function alertmanagerConfig(definition: ModelPlatformDefinition): JsonValue {
  const { alerts = {} } = definition.monitoring ?? {};
  const [fallback, ...routes] = [...alertRoutes].reverse();
  return {
    receivers: [
      { name: 'none' },
      ...webhooks(definition).map(([name, to]) => ({ name, webhook_configs: [webhook(name, to)] })),
    ],
    route: {
      group_by: ['namespace', 'service', 'alertname'],
      receiver: receiverFor(fallback?.receiver ?? 'none', alerts),
      routes: routes.reverse().map(({ matchers, receiver }) => ({
        matchers,
        receiver: receiverFor(receiver, alerts),
        ...(receiver === 'heartbeat' && heartbeatTimes),
      })),
    },
    inhibit_rules: inhibitions,
  };
}

/** Each message is one sign of life. */
const heartbeatTimes = { group_wait: '0s', group_interval: '1m', repeat_interval: '1m' } as const;

/** A pager or a ticket without a receiver of its own goes to the other one, because it must not be lost. */
function receiverFor(wanted: AlertReceiver, alerts: Receivers): AlertReceiver {
  const choices: Readonly<Record<AlertReceiver, readonly AlertReceiver[]>> = {
    pager: ['pager', 'ticket'],
    ticket: ['ticket', 'pager'],
    heartbeat: ['heartbeat'],
    none: [],
  };
  return choices[wanted].find((each) => each !== 'none' && alerts[each] !== undefined) ?? 'none';
}

/**
 * Alerts that say the same as a more severe one. Source: prometheus-community/helm-charts@kube-prometheus-stack-88.5.3,
 * `values.yaml`, alertmanager.config, with the severities of the platform.
 */
const inhibitions: readonly JsonValue[] = [
  inhibited('severity=~"page|critical"', 'severity=~"ticket|warning|info"', ['namespace', 'service', 'alertname']),
  inhibited('severity=~"ticket|warning"', 'severity="info"', ['namespace', 'service', 'alertname']),
  inhibited('alertname="InfoInhibitor"', 'severity="info"', ['namespace']),
];

function inhibited(source: string, target: string, equal: readonly string[]): JsonValue {
  return { source_matchers: [source], target_matchers: [target], equal };
}

/** A heartbeat that stops is the alarm, so it is never resolved. */
function webhook(name: keyof Receivers, to: WebhookSpec): Readonly<Record<string, JsonValue>> {
  return { ...address(to), send_resolved: name !== 'heartbeat' };
}

/** A URL, or the file of a mounted Secret that contains it. */
function address(to: WebhookSpec): Readonly<Record<string, string>> {
  return typeof to === 'string' ? { url: to } : { url_file: `/etc/alertmanager/secrets/${to.secret}/${to.key}` };
}
