import { rolloutsAccess } from '../../../lib/plan/add-ons/argo-rollouts-access';
import { type Controller, namespace, pinned } from '../controller';
import type { KubeObject } from '../modules';

/** The permissions that the chart gets from the plan, without those for the plugin, which does not run here. */
const access = rolloutsAccess('argo-rollouts', false) as unknown as readonly KubeObject[];

/** Argo Rollouts, with the permissions of its service account. */
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
    '--as=system:serviceaccount:argo-rollouts:argo-rollouts',
  ],
  definitions: [{ module: 'github.com/argoproj/argo-rollouts@v1.9.1', folder: 'manifests/crds' }],
  objects: [namespace('argo-rollouts'), ...access],
  ready: ({ health }) => `http://127.0.0.1:${health}/healthz`,
};
