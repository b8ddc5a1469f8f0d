/**
 * Webhooks whose URL alone allows sending. Sources: documentation of incoming webhooks of Slack, Discord, Microsoft Teams
 * (Office 365 connectors and workflows), Google Chat, Mattermost and Telegram, of the Events API of PagerDuty, and of
 * Opsgenie; of the check-in addresses of Dead Man's Snitch, Healthchecks.io, Cronitor, UptimeRobot and Better Stack; 2026-11.
 */
const webhooks: readonly { readonly credential: string; readonly host: RegExp; readonly path: RegExp }[] = [
  {
    credential: 'a Slack webhook',
    host: /(^|\.)hooks\.slack(-gov)?\.com$/,
    path: /^\/(services|workflows|triggers)\/./,
  },
  { credential: 'a PagerDuty integration key', host: /(^|\.)pagerduty\.com$/, path: /^\/(integration|generic)\/./ },
  { credential: 'a Discord webhook', host: /(^|\.)discord(app)?\.com$/, path: /^\/api\/(v\d+\/)?webhooks\/./ },
  {
    credential: 'a Microsoft Teams webhook',
    host: /(^|\.)webhook\.office\.com$|^outlook\.office(365)?\.com$/,
    path: /^\/webhook/,
  },
  { credential: 'a Microsoft Teams webhook', host: /\.(logic\.azure\.com|powerplatform\.com)$/, path: /\/triggers\/./ },
  {
    credential: 'the address of a monitor of heartbeats',
    host: /(^|\.)(nosnch\.in|hc-ping\.com|cronitor\.link|heartbeat\.uptimerobot\.com)$/,
    path: /^\/./,
  },
  {
    credential: 'the address of a monitor of heartbeats',
    host: /(^|\.)(betterstack|betteruptime)\.com$/,
    path: /\/heartbeat\/./,
  },
  { credential: 'a Telegram bot token', host: /^api\.telegram\.org$/, path: /^\/bot./ },
];

/** The webhook that a URL is. */
export function webhookOf({ hostname, pathname }: Pick<URL, 'hostname' | 'pathname'>): string | undefined {
  return webhooks.find(({ host, path }) => host.test(hostname) && path.test(pathname))?.credential;
}

/** The webhook that a text contains, also without a scheme. */
export function webhookIn(text: string): string | undefined {
  for (const [, hostname = '', pathname = ''] of text.matchAll(address)) {
    const found = webhookOf({ hostname: hostname.toLowerCase(), pathname });
    if (found) return found;
  }
  return undefined;
}

/** Host, port and path. */
const address = /(?<![\w.-])([\w-]{1,63}(?:\.[\w-]{1,63}){1,10})(?::[0-9]{1,5})?(\/[^\s"'<>?#]*)/g;
