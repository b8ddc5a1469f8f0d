import { join } from 'node:path';
import { stringify } from 'yaml';
import { moduleFolder } from '../../go/source';
import { type Controller, pinned } from '../controller';
import { readFolder } from '../modules';

/** Simulates the nodes, and the pods on them. */
export const kwok: Controller = {
  program: { name: 'kwok', folder: pinned('kwok'), package: 'sigs.k8s.io/kwok/cmd/kwok' },
  options: ({ kubeconfig, ports, write }) => [
    `--kubeconfig=${kubeconfig}`,
    `--config=${write('stages.yaml', stages())}`,
    '--manage-all-nodes=true',
    // Pods with this annotation neither start nor end.
    '--disregard-status-with-annotation-selector=kwok.x-k8s.io/status=custom',
    `--server-address=127.0.0.1:${ports.health}`,
  ],
  ready: ({ health }) => `http://127.0.0.1:${health}/readyz`,
};

/** Stages of kwok: nodes become and stay ready, pods of jobs complete, all other pods keep running. */
function stages(): string {
  const folder = join(moduleFolder('sigs.k8s.io/kwok@v0.8.0'), 'kustomize', 'stage');
  return ['node/fast', 'node/heartbeat', 'pod/fast']
    .flatMap((each) => readFolder(join(folder, each)))
    .filter(({ kind }) => kind === 'Stage')
    .map((stage) => stringify(stage))
    .join('---\n');
}
