import { gatewaySecrets } from '../facts/gateway-secrets';
import { needsOf } from '../facts/identity-mechanisms';
import type { AddOnPlan } from '../types/add-on';
import { type AddOn, type AddOnContext, systemNodes } from './add-on';
import { apiServerCalls } from './traffic';

/** Name of its service account in the chart. */
export const secretReaderName = 'external-secrets';

/** Synchronises secrets from the cloud's secret manager into the namespaces of teams and gateways. */
export const externalSecrets: AddOn = {
  chart: 'external-secrets',
  namespace: 'external-secrets',
  podSecurity: 'restricted',
  needs: [],
  why: ({ teams, definition }) => {
    const ofTeams = teams.filter(({ secrets }) => secrets.length > 0).map(({ name }) => name);
    const ofGateways = gatewaySecrets(definition).flatMap(({ gateway, remote }) =>
      remote === undefined ? [] : gateway,
    );
    const users = [...named('teams', ofTeams), ...named('gateways', ofGateways)];
    return users.length > 0 ? `secrets of ${users.join(' and of ')}` : undefined;
  },
  values: (context) => ({
    certController: { nodeSelector: systemNodes(context) },
    installCRDs: true,
    nodeSelector: systemNodes(context),
    ...identityValues(context),
    // The platform only reads secrets and uses only namespaced stores.
    processClusterPushSecret: false,
    processPushSecret: false,
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    serviceAccount: accountValues(context),
    webhook: { nodeSelector: systemNodes(context) },
  }),
  annotations: ({ secretReader }) => (secretReader ? needsOf(secretReader.mechanism).marks : {}),
  // Source: external-secrets/external-secrets@v2.9.0, `deploy/charts/external-secrets/templates`.
  traffic: ({ provider }) => [
    {
      name: 'external-secrets',
      pods: { 'app.kubernetes.io/name': 'external-secrets' },
      egress: [...provider.identityRules, ...provider.secretStoreRules],
    },
    {
      name: 'external-secrets-webhook',
      pods: { 'app.kubernetes.io/name': 'external-secrets-webhook' },
      ingress: [apiServerCalls(10250, 'validation of secret stores')],
    },
  ],
};

function named(kind: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`the ${kind} ${names.join(', ')}`];
}

/** Labels by which the identity webhook of the cloud selects the pods. */
function identityValues({ secretReader }: AddOnContext): AddOnPlan['values'] {
  const podLabels = secretReader ? needsOf(secretReader.mechanism).podLabels : {};
  return Object.keys(podLabels).length > 0 ? { podLabels } : {};
}

function accountValues({ secretReader }: AddOnContext): AddOnPlan['values'] {
  if (!secretReader) return { name: secretReaderName };
  const { annotations } = needsOf(secretReader.mechanism);
  return { name: secretReader.serviceAccount, ...(Object.keys(annotations).length > 0 && { annotations }) };
}
