import * as eks from '@pulumi/aws/eks';
import * as iam from '@pulumi/aws/iam';
import { canonicalJson } from '../../units/canonical-json';
import type { PartContext } from '../contract';
import { systemPoolOf } from '../plan-parts';
import { corefile } from './corefile';
import { managedPolicyArn } from './managed-policy';
import { makePodRole } from './pod-role';

/**
 * Add-ons that nodes need before they are ready: the CNI with network policies, kube-proxy and the Pod Identity agent.
 * EKS selects the default version for the Kubernetes version.
 */
export function makeNodeAddOns(context: PartContext, cluster: eks.Cluster): readonly eks.Addon[] {
  const { plan, name, options } = context;
  const agent = makeAddOn(context, cluster, 'eks-pod-identity-agent');
  const subject = { namespace: 'kube-system', serviceAccount: 'aws-node' };
  const role = makePodRole(context, cluster, subject);
  const policy = new iam.RolePolicyAttachment(
    `${name}-pod-kube-system.aws-node`,
    { role: role.name, policyArn: managedPolicyArn(plan.region, 'AmazonEKS_CNI_Policy') },
    options,
  );
  const network = new eks.Addon(
    `${name}-addon-vpc-cni`,
    {
      ...commonArgs(context, cluster, 'vpc-cni'),
      // Without this setting network policies have no effect. EKS requires a string, not a boolean.
      configurationValues: canonicalJson({ enableNetworkPolicy: 'true' }),
      podIdentityAssociations: [{ serviceAccount: subject.serviceAccount, roleArn: role.arn }],
    },
    { ...options, dependsOn: [agent, policy] },
  );
  return [agent, network, makeAddOn(context, cluster, 'kube-proxy')];
}

/** CoreDNS, which becomes healthy only when nodes are available. */
export function makeDnsAddOn(context: PartContext, cluster: eks.Cluster, systemNodes: eks.NodeGroup): eks.Addon {
  const tolerations = systemTolerations(context);
  const { confinement } = context.plan;
  const values = {
    ...(tolerations.length > 0 && { tolerations }),
    ...(confinement?.dns && { corefile: corefile(confinement.namespaces, confinement.dns) }),
  };
  return new eks.Addon(
    `${context.name}-addon-coredns`,
    {
      ...commonArgs(context, cluster, 'coredns'),
      ...(Object.keys(values).length > 0 && { configurationValues: canonicalJson(values) }),
    },
    { ...context.options, dependsOn: [systemNodes] },
  );
}

/**
 * The EBS CSI driver with its StorageClass, which is the default of the cluster: EKS has neither. Its controller becomes
 * healthy only when nodes are available. Source: Amazon EKS documentation, "Amazon EBS", and
 * kubernetes-sigs/aws-ebs-csi-driver, `charts/aws-ebs-csi-driver/values.yaml`, defaultStorageClass, 2026-11.
 */
export function makeVolumeAddOn(context: PartContext, cluster: eks.Cluster, systemNodes: eks.NodeGroup): eks.Addon {
  const { plan, name, options } = context;
  const tolerations = systemTolerations(context);
  const subject = { namespace: 'kube-system', serviceAccount: 'ebs-csi-controller-sa' };
  const role = makePodRole(context, cluster, subject);
  const policy = new iam.RolePolicyAttachment(
    `${name}-pod-kube-system.ebs-csi-controller-sa`,
    { role: role.name, policyArn: managedPolicyArn(plan.region, 'service-role/AmazonEBSCSIDriverPolicy') },
    options,
  );
  return new eks.Addon(
    `${name}-addon-aws-ebs-csi-driver`,
    {
      ...commonArgs(context, cluster, 'aws-ebs-csi-driver'),
      configurationValues: canonicalJson({
        defaultStorageClass: { enabled: true },
        controller: { extraVolumeTags: plan.tags, ...(tolerations.length > 0 && { tolerations }) },
      }),
      podIdentityAssociations: [{ serviceAccount: subject.serviceAccount, roleArn: role.arn }],
    },
    { ...options, dependsOn: [systemNodes, policy] },
  );
}

/**
 * The node monitoring agent. Without it, auto repair replaces only nodes that are not ready; with it, also nodes with errors
 * of GPUs, storage, network or kernel. Its host engine for GPUs tolerates no taint by default, so it would not run on nodes
 * with GPUs. Source: aws/eks-node-monitoring-agent, `charts/eks-node-monitoring-agent/values.yaml` and
 * `charts/configuration.schema.json`; Amazon EKS User Guide, "Automatically repair nodes in EKS clusters", 2026-11.
 */
export function makeHealthAddOn(context: PartContext, cluster: eks.Cluster, systemNodes: eks.NodeGroup): eks.Addon {
  return new eks.Addon(
    `${context.name}-addon-eks-node-monitoring-agent`,
    {
      ...commonArgs(context, cluster, 'eks-node-monitoring-agent'),
      configurationValues: canonicalJson({ dcgmAgent: { tolerations: [{ operator: 'Exists' }] } }),
    },
    { ...context.options, dependsOn: [systemNodes] },
  );
}

function systemTolerations({ plan }: PartContext) {
  return systemPoolOf(plan).taints.map(({ key, effect }) => ({ key, effect, operator: 'Exists' }));
}

function makeAddOn(context: PartContext, cluster: eks.Cluster, addonName: string): eks.Addon {
  return new eks.Addon(`${context.name}-addon-${addonName}`, commonArgs(context, cluster, addonName), context.options);
}

function commonArgs({ plan }: PartContext, cluster: eks.Cluster, addonName: string) {
  return {
    region: plan.region,
    clusterName: cluster.name,
    addonName,
    resolveConflictsOnCreate: 'OVERWRITE',
    resolveConflictsOnUpdate: 'OVERWRITE',
    tags: plan.tags,
  };
}
