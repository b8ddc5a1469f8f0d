import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'monitoring/receiver-secret';

function findings(pager: string | { readonly secret: string; readonly key: string }) {
  return findingsOf({ ...existingDefinition(), monitoring: { alerts: { pager } } }, id);
}

test.each([
  ['Slack', 'https://hooks.slack.com/services/T1/B1/x'],
  ['Slack workflows', 'https://hooks.slack.com/triggers/T1/1/x'],
  ['Slack for governments', 'https://hooks.slack-gov.com/services/T1/B1/x'],
  ['PagerDuty', 'https://events.pagerduty.com/integration/x/enqueue'],
  ['a PagerDuty account', 'https://acme.pagerduty.com/integration/x'],
  ['Discord', 'https://discord.com/api/webhooks/1/x'],
  ['an API version of Discord', 'https://discordapp.com/api/v10/webhooks/1/x'],
  ['Microsoft Teams', 'https://acme.webhook.office.com/webhookb2/x'],
  [
    'workflows of Microsoft Teams',
    'https://prod-1.westus.logic.azure.com:443/workflows/x/triggers/manual/paths/invoke',
  ],
  ["Dead Man's Snitch", 'https://nosnch.in/c2354d53d2'],
  ['Healthchecks.io', 'https://hc-ping.com/key/backup'],
  ['Cronitor', 'https://cronitor.link/p/key/alive'],
  ['UptimeRobot', 'https://heartbeat.uptimerobot.com/m1-x'],
  ['Better Stack', 'https://uptime.betterstack.com/api/v1/heartbeat/x'],
  ['Telegram', 'https://api.telegram.org/bot1:x/sendMessage'],
  ['Opsgenie', 'https://api.opsgenie.com/v1/json/prometheus?apiKey=x'],
  ['Google Chat', 'https://chat.googleapis.com/v1/spaces/A/messages?key=x&token=y'],
  ['a user name', 'https://alerts@hooks.acme.example/'],
  ['a password', 'https://alerts:x@hooks.acme.example/'],
  ['a secret parameter', 'https://hooks.acme.example/?client_secret=x'],
  ['a UUID', 'https://hooks.acme.example/1b4e28ba-2fa1-11d2-883f-0016d3cca427'],
  ['hexadecimal digits', 'https://hooks.acme.example/a/0f86d081884c7d659a2feaa0'],
  ['a token of base64url', 'https://hooks.acme.example/Zk3_9xQ-7LmN2pRsT4vW'],
  ['a token of letters and digits', 'https://hooks.acme.example/hooks/xqz3k7w9p5m1t8r2y6b4n'],
  ['a token in the fragment', 'https://hooks.acme.example/#xqz3k7w9p5m1t8r2y6b4n'],
  ['an encoded token', 'https://hooks.acme.example/%78qz3k7w9p5m1t8r2y6b4n'],
  ['a token in a parameter', 'https://hooks.acme.example/?to=xqz3k7w9p5m1t8r2y6b4n'],
])('refuses an address with a credential: %s', (_, address) => {
  const [finding, ...others] = findings(address);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    path: ['monitoring', 'alerts', 'pager'],
    allowed: expect.stringContaining('secret'),
  });
  // A secret must not be repeated in logs.
  expect(JSON.stringify(finding)).not.toContain(new URL(address).host);
});

test.each([
  'https://alerts.acme.example/pager',
  'https://alerts.acme.example/webhooks/production-models-eu-west-1-2026',
  'https://alerts.acme.example/receiversOfThePlatformTeam',
  'https://alerts.acme.example/?team=machine-learning-platform&severity=page',
  'https://hooks.slack.com/',
  'https://pagerduty.com/',
])('accepts %s', (address) => {
  expect(findings(address)).toEqual([]);
});

test('accepts a reference to a Secret', () => {
  expect(findings({ secret: 'pager', key: 'url' })).toEqual([]);
});

test('states what the address contains', () => {
  expect(findings('https://hooks.slack.com/services/T1/B1/x')).toEqual([
    {
      rule: id,
      path: ['monitoring', 'alerts', 'pager'],
      problem: 'the address contains a Slack webhook, and a definition must not contain secrets',
      allowed: 'a URL without credentials, or { secret, key }',
      fix: 'create a Secret with the address in the namespace of kube-prometheus-stack, write { secret: NAME, key: KEY }, and replace the credential',
    },
  ]);
});
