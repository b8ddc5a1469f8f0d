import * as ec2 from '@pulumi/aws/ec2';
import type { Output } from '@pulumi/pulumi';
import { storageEndpointPolicy } from '../../plan/facts/storage-endpoint';
import type { PartContext } from '../contract';
import { networkOf } from '../plan-parts';
import { type PolicyOf, registryPolicy, tokenPolicy } from './endpoint-policies';
import type { EksNetwork } from './network';

/**
 * Services with an interface endpoint, and their policies: image registry, tokens, credentials of Pod Identity. EKS Auth has
 * one action, which exchanges the token of a pod of this cluster.
 */
const interfaceServices: readonly { readonly service: string; readonly policyOf?: PolicyOf }[] = [
  { service: 'ecr.api', policyOf: registryPolicy },
  { service: 'ecr.dkr', policyOf: registryPolicy },
  { service: 'eks-auth' },
  { service: 'sts', policyOf: tokenPolicy },
];

/**
 * VPC endpoints of AWS services.
 *
 * @param account The checked account, whose identities can use them.
 */
export function makeEndpoints(context: PartContext, network: EksNetwork, account: Output<string>): void {
  const { name, plan, options } = context;
  const { region, tags } = plan;
  const securityGroup = new ec2.SecurityGroup(
    `${name}-endpoints`,
    {
      region,
      vpcId: network.vpc.id,
      description: 'AWS services, from inside the network',
      ingress: [
        { description: 'HTTPS', protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: [networkOf(plan).cidr] },
      ],
      egress: [],
      tags,
    },
    options,
  );
  const common = {
    region,
    vpcId: network.vpc.id,
    vpcEndpointType: 'Interface',
    privateDnsEnabled: true,
    securityGroupIds: [securityGroup.id],
    tags,
  };
  for (const { service, policyOf } of interfaceServices) {
    new ec2.VpcEndpoint(
      `${name}-endpoint-${service}`,
      {
        ...common,
        serviceName: `com.amazonaws.${region}.${service}`,
        subnetIds: network.controlPlaneSubnets.map(({ id }) => id),
        ...(policyOf && { policy: account.apply((id) => policyOf(plan, id)) }),
      },
      options,
    );
  }

  // The interface endpoint of S3 has dedicated subnets, because network policies can allow a range but not a host name.
  // By default its private DNS names apply outside the VPC only, and clients inside get public addresses. The gateway
  // endpoint is free, and keeps traffic to public addresses of S3 off the NAT gateways.
  const policy = account.apply((id) => storageEndpointPolicy(plan, id));
  const gateway = new ec2.VpcEndpoint(
    `${name}-endpoint-s3-gateway`,
    {
      region,
      vpcId: network.vpc.id,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: network.nodeRouteTables.map(({ id }) => id),
      policy,
      tags,
    },
    options,
  );
  new ec2.VpcEndpoint(
    `${name}-endpoint-s3`,
    {
      ...common,
      serviceName: `com.amazonaws.${region}.s3`,
      subnetIds: network.endpointSubnets.map(({ id }) => id),
      policy,
      dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: false },
    },
    { ...options, dependsOn: [gateway] },
  );
}
