import type { Controller } from '../controller';
import { kubernetesProgram } from '../kubernetes';

/** Controllers that are switched off, because only clouds need them. */
const disabled = [
  'node-ipam-controller',
  'cloud-node-lifecycle-controller',
  'service-lb-controller',
  'node-route-controller',
];

export const controllerManager: Controller = {
  program: kubernetesProgram('kube-controller-manager'),
  options: ({ kubeconfig, ports, tokenKey, certificates }) => [
    '--bind-address=127.0.0.1',
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    `--secure-port=${ports.health}`,
    `--service-account-private-key-file=${tokenKey}`,
    `--root-ca-file=${certificates}/ca.crt`,
    '--use-service-account-credentials',
    `--controllers=${['*', ...disabled.map((name) => `-${name}`)].join(',')}`,
  ],
};
