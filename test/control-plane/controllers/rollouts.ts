import { type Controller, namespace, pinned } from '../controller';

/** Argo Rollouts. */
export const rollouts: Controller = {
  program: {
    name: 'rollouts-controller',
    folder: pinned('argo-rollouts'),
    package: 'github.com/argoproj/argo-rollouts/cmd/rollouts-controller',
  },
  options: ({ kubeconfig, ports }) => [
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    `--metricsPort=${ports.metrics}`,
    `--healthzPort=${ports.health}`,
    '--namespace=argo-rollouts',
  ],
  definitions: [{ module: 'github.com/argoproj/argo-rollouts@v1.9.1', folder: 'manifests/crds' }],
  objects: [namespace('argo-rollouts')],
  ready: ({ health }) => `http://127.0.0.1:${health}/healthz`,
};
