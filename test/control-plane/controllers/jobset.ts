import { stringify } from 'yaml';
import { type Controller, pinned } from '../controller';
import { webhooksOf } from '../webhooks';

const source = 'sigs.k8s.io/jobset@v0.12.0';

export const jobset: Controller = {
  program: { name: 'jobset', folder: pinned('jobset'), package: 'sigs.k8s.io/jobset' },
  options: ({ ports, certificates, write }) => {
    const config = write(
      'jobset.yaml',
      stringify({
        apiVersion: 'config.jobset.x-k8s.io/v1alpha1',
        kind: 'Configuration',
        leaderElection: { leaderElect: false },
        internalCertManagement: { enable: false },
        webhook: { host: '127.0.0.1', port: ports.webhook, certDir: certificates },
        health: { healthProbeBindAddress: `127.0.0.1:${ports.health}` },
        metrics: { bindAddress: `127.0.0.1:${ports.metrics}` },
      }),
    );
    return [`--config=${config}`, '--leader-elect=false'];
  },
  environment: ({ kubeconfig }) => ({ KUBECONFIG: kubeconfig }),
  definitions: [{ module: source, folder: 'config/components/crd/bases' }],
  ready: ({ health }) => `http://127.0.0.1:${health}/readyz`,
  webhooks: ({ ports, authority }) => webhooksOf(source, 'jobset', ports.webhook, authority),
};
