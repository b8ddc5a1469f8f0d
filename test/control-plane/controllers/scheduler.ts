import type { Controller } from '../controller';
import { kubernetesProgram } from '../kubernetes';

export const scheduler: Controller = {
  program: kubernetesProgram('kube-scheduler'),
  options: ({ kubeconfig, ports }) => [
    '--bind-address=127.0.0.1',
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    `--secure-port=${ports.health}`,
  ],
};
