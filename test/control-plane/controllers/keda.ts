import { type Controller, namespace, pinned } from '../controller';

/** The operator without its metrics server: there is no Prometheus to read from. */
export const keda: Controller = {
  program: { name: 'keda', folder: pinned('keda'), package: 'github.com/kedacore/keda/v2/cmd/operator' },
  options: ({ kubeconfig, ports, certificates }) => [
    `--kubeconfig=${kubeconfig}`,
    `--metrics-bind-address=127.0.0.1:${ports.metrics}`,
    `--health-probe-bind-address=127.0.0.1:${ports.health}`,
    `--metrics-service-bind-address=127.0.0.1:${ports.webhook}`,
    `--cert-dir=${certificates}`,
  ],
  environment: () => ({ KEDA_CLUSTER_OBJECT_NAMESPACE: 'keda', WATCH_NAMESPACE: '' }),
  definitions: [{ module: 'github.com/kedacore/keda/v2@v2.20.2', folder: 'config/crd/bases' }],
  objects: [namespace('keda')],
  ready: ({ health }) => `http://127.0.0.1:${health}/readyz`,
};
