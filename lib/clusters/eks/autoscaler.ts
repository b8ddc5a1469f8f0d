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
 * Lets the cluster autoscaler change the number of nodes of this cluster, and of no other. EKS does not bring an
 * autoscaler, as GKE and AKS do; where none is ours to install, nobody gets the right.
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
          // EKS puts this tag on the groups of machines behind its node groups.
          Condition: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${plan.name}`]: 'owned' } },
        },
      ]),
    },
    options,
  );
  associate(context, cluster, plan.autoscaler, role);
}
