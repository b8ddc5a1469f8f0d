import { podPidsLimit } from '../../plan/facts/pod-pids';

const boundary = 'model-platform';

const nodeConfig = {
  apiVersion: 'node.eks.aws/v1alpha1',
  kind: 'NodeConfig',
  spec: { kubelet: { config: { podPidsLimit } } },
};

/**
 * User data of a node: settings of its kubelet, to which a managed node group adds its own. JSON is YAML.
 * Source: Amazon EKS User Guide, "Customize managed nodes with launch templates", Amazon Linux 2023; awslabs/amazon-eks-ami,
 * `nodeadm/doc/examples.md`; 2026-11.
 */
export const nodeUserData = Buffer.from(
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
