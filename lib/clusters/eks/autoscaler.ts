import type * as eks from '@pulumi/aws/eks';
import * as iam from '@pulumi/aws/iam';
import type { PartContext } from '../contract';
import { associate, makePodRole } from './pod-role';
import { policyDocument } from './trust';

// Source: kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws/README.md, read 2026-11.
const readActions = [
  'autoscaling:DescribeAutoScalingGroups',
  'autoscaling:DescribeAutoScalingInstances',
  'autoscaling:DescribeLaunchConfigurations',
  'autoscaling:DescribeScalingActivities',
  'autoscaling:DescribeTags',
  'ec2:DescribeImages',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeLaunchTemplateVersions',
  'ec2:GetInstanceTypesFromInstanceRequirements',
  'eks:DescribeNodegroup',
];

/**
 * Permissions of the cluster autoscaler, limited to the node groups of this cluster. Unlike GKE and AKS, EKS does not
 * include an autoscaler. Without a planned autoscaler no permissions are granted.
 */
export function makeAutoscalerRole(context: PartContext, cluster: eks.Cluster): void {
  const { name, plan, options } = context;
  if (!plan.autoscaler) return;
  const role = makePodRole(context, cluster, plan.autoscaler);
  new iam.RolePolicy(
    `${name}-autoscaler`,
    {
      role: role.id,
      policy: policyDocument([
        { Effect: 'Allow', Action: readActions, Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
          Resource: '*',
          // EKS sets this tag on the Auto Scaling groups of its node groups.
          Condition: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${plan.name}`]: 'owned' } },
        },
      ]),
    },
    options,
  );
  associate(context, cluster, plan.autoscaler, role);
}
