import { stringify } from 'yaml';
import { type Controller, namespace, pinned } from '../controller';
import type { KubeObject } from '../modules';
import { webhooksOf } from '../webhooks';

const source = 'sigs.k8s.io/kueue@v0.18.3';

/** Secret that holds the certificate which Kueue generates. */
const secret: KubeObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'kueue-webhook-server-cert', namespace: 'kueue-system' },
};

export const kueue: Controller = {
  program: { name: 'kueue', folder: pinned('kueue'), package: 'sigs.k8s.io/kueue/cmd/kueue' },
  options: ({ ports, certificates, write }) => {
    const config = write(
      'kueue.yaml',
      stringify({
        apiVersion: 'config.kueue.x-k8s.io/v1beta2',
        kind: 'Configuration',
        leaderElection: { leaderElect: false },
        // Otherwise Kueue reads the certificate of its metrics endpoint from a system folder.
        internalCertManagement: { enable: true, webhookSecretName: secret.metadata.name },
        webhook: { host: '127.0.0.1', port: ports.webhook, certDir: certificates },
        health: { healthProbeBindAddress: `127.0.0.1:${ports.health}` },
        metrics: { bindAddress: `127.0.0.1:${ports.metrics}` },
        integrations: { frameworks: ['batch/job', 'jobset.x-k8s.io/jobset'] },
        manageJobsWithoutQueueName: false,
      }),
    );
    return [`--config=${config}`, '--feature-gates=VisibilityOnDemand=false'];
  },
  environment: ({ kubeconfig }) => ({ KUBECONFIG: kubeconfig }),
  definitions: [{ module: source, folder: 'config/components/crd/bases' }],
  adapt: (definition, { ports, authority }) => withConversion(definition, ports.webhook, authority),
  objects: [namespace('kueue-system'), secret],
  ready: ({ health }) => `http://127.0.0.1:${health}/readyz`,
  webhooks: ({ ports, authority }) => webhooksOf(source, 'kueue', ports.webhook, authority),
};

/** Adds the conversion webhook. Kueue does not start if a kind with several versions has none. */
function withConversion(definition: KubeObject, port: number, authority: string): KubeObject {
  const { versions } = definition.spec as { readonly versions: readonly unknown[] };
  if (versions.length < 2) return definition;
  const clientConfig = {
    url: `https://127.0.0.1:${port}/convert`,
    caBundle: Buffer.from(authority).toString('base64'),
  };
  const conversion = { strategy: 'Webhook', webhook: { clientConfig, conversionReviewVersions: ['v1'] } };
  return { ...definition, spec: { ...(definition.spec as object), conversion } };
}
