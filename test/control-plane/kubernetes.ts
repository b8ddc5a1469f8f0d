import type { GoProgram } from '../go/program';
import { pinned } from './controller';

/** Without these, the server reports no version, and clients that check it refuse the server. */
const linkerVariables = {
  'k8s.io/component-base/version.gitMajor': '1',
  'k8s.io/component-base/version.gitMinor': '36',
  'k8s.io/component-base/version.gitVersion': 'v1.36.3',
};

/** A program of Kubernetes itself. */
export function kubernetesProgram(name: string): GoProgram {
  return { name, folder: pinned('kubernetes'), package: `k8s.io/kubernetes/cmd/${name}`, linkerVariables };
}
