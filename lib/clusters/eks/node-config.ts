import { podPidsLimit } from '../../plan/facts/pod-pids';
import type { NodePoolPlan } from '../../plan/types/node-pool';

const boundary = 'model-platform';

/**
 * User data of a node: settings of its kubelet and of its local disks, to which a managed node group adds its own. JSON is YAML.
 * Source: Amazon EKS User Guide, "Customize managed nodes with launch templates", Amazon Linux 2023; awslabs/amazon-eks-ami,
 * `nodeadm/doc/examples.md` and `nodeadm/doc/api.md`; 2026-11.
 */
export function nodeUserData({ disk }: Pick<NodePoolPlan, 'disk'>): string {
  const nodeConfig = {
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      kubelet: { config: { podPidsLimit } },
      ...(disk?.kind === 'local' && { instance: { localStorage: { strategy: 'RAID0' } } }),
    },
  };
  return Buffer.from(
    [
      'MIME-Version: 1.0',
      `Content-Type: multipart/mixed; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: application/node.eks.aws',
      '',
      JSON.stringify(nodeConfig),
      `--${boundary}--`,
      '',
    ].join('\n'),
  ).toString('base64');
}
