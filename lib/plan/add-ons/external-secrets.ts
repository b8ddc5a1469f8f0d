import type { AddOnPlan } from '../types/add-on';
import { type AddOn, type AddOnContext, systemNodes } from './add-on';

/** Brings secrets from the cloud's secret manager into the namespaces of teams. */
export const externalSecrets: AddOn = {
  chart: 'external-secrets',
  namespace: 'external-secrets',
  podSecurity: 'restricted',
  needs: [],
  why: ({ teams }) => {
    const names = teams.filter(({ secrets }) => secrets.length > 0).map(({ name }) => name);
    return names.length > 0 ? `brings the secrets of ${names.join(', ')}` : undefined;
  },
  values: (context) => ({
    certController: { nodeSelector: systemNodes(context) },
    installCRDs: true,
    nodeSelector: systemNodes(context),
    ...identityValues(context),
    // Only stores in the namespaces of teams are ours; a cluster-wide push of secrets is nobody's.
    processClusterPushSecret: false,
    processPushSecret: false,
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    serviceAccount: { name: 'external-secrets', ...accountValues(context) },
    webhook: { nodeSelector: systemNodes(context) },
  }),
};

/** Azure's webhook looks at the labels of pods. */
function identityValues({ secretReader }: AddOnContext): AddOnPlan['values'] {
  return secretReader?.kind === 'aks-federated' ? { podLabels: { 'azure.workload.identity/use': 'true' } } : {};
}

function accountValues({ secretReader }: AddOnContext): AddOnPlan['values'] {
  return secretReader?.kind === 'aks-federated' && secretReader.clientId !== undefined
    ? { annotations: { 'azure.workload.identity/client-id': secretReader.clientId } }
    : {};
}
