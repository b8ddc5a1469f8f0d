import * as ec2 from '@pulumi/aws/ec2';
import type { Resource } from '@pulumi/pulumi';
import { zoneNames } from '../../catalog/regions';
import type { PartContext } from '../contract';
import { networkOf, rangeAt } from '../plan-parts';

/** Network of the cluster and its nodes. Lists have the order of the zones in the plan. */
export interface EksNetwork {
  readonly vpc: ec2.Vpc;
  /** Subnets of nodes and pods. Egress to the internet goes through the NAT gateway of the zone; ingress is blocked. */
  readonly nodeSubnets: readonly ec2.Subnet[];
  /** Subnets of the Kubernetes API and of the AWS endpoints except S3. No route to the internet. */
  readonly controlPlaneSubnets: readonly ec2.Subnet[];
  /** Subnets of the S3 endpoint only, which network policies allow for pods. No route to the internet. */
  readonly endpointSubnets: readonly ec2.Subnet[];
  readonly nodeRouteTables: readonly ec2.RouteTable[];
  /** Resources that must exist before a node can reach addresses outside its subnet. */
  readonly nodeRoutes: readonly Resource[];
}

/** A VPC with public, node, control plane and endpoint subnets in every zone. */
export function makeNetwork(context: PartContext): EksNetwork {
  const { name, plan, options } = context;
  const { region } = plan;
  const network = networkOf(plan);
  const vpc = new ec2.Vpc(
    `${name}-vpc`,
    {
      region,
      cidrBlock: network.cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { ...plan.tags, Name: plan.name },
    },
    options,
  );
  // The security group of resources without their own group. It blocks all traffic.
  new ec2.DefaultSecurityGroup(
    `${name}-default-security-group`,
    { region, vpcId: vpc.id, ingress: [], egress: [], tags: plan.tags },
    options,
  );
  const gateway = new ec2.InternetGateway(
    `${name}-internet-gateway`,
    { region, vpcId: vpc.id, tags: plan.tags },
    options,
  );

  const zones = plan.zones.map((zone, index) => ({
    zone,
    publicCidr: rangeAt(network.publicCidrs, index, 'public'),
    nodeCidr: rangeAt(network.nodeCidrs, index, 'node'),
    controlPlaneCidr: rangeAt(network.controlPlaneCidrs, index, 'control plane'),
    endpointCidr: rangeAt(network.endpointCidrs, index, 'endpoint'),
  }));
  const parts = zones.map((zone) => makeZone(context, { vpc, gateway }, zone));
  return {
    vpc,
    nodeSubnets: parts.map(({ nodeSubnet }) => nodeSubnet),
    controlPlaneSubnets: parts.map(({ controlPlaneSubnet }) => controlPlaneSubnet),
    endpointSubnets: parts.map(({ endpointSubnet }) => endpointSubnet),
    nodeRouteTables: parts.map(({ nodeRouteTable }) => nodeRouteTable),
    nodeRoutes: parts.flatMap(({ nodeRoutes }) => nodeRoutes),
  };
}

interface Zone {
  readonly zone: string;
  readonly publicCidr: string;
  readonly nodeCidr: string;
  readonly controlPlaneCidr: string;
  readonly endpointCidr: string;
}

function makeZone(
  { name, plan, options }: PartContext,
  { vpc, gateway }: { readonly vpc: ec2.Vpc; readonly gateway: ec2.InternetGateway },
  { zone, publicCidr, nodeCidr, controlPlaneCidr, endpointCidr }: Zone,
) {
  const { region, tags } = plan;
  const { isId } = zoneNames('eks', region);
  const subnet = (kind: string, cidrBlock: string, extra: Readonly<Record<string, string>> = {}) =>
    new ec2.Subnet(
      `${name}-${kind}-${zone}`,
      {
        region,
        vpcId: vpc.id,
        ...(isId?.(zone) ? { availabilityZoneId: zone } : { availabilityZone: zone }),
        cidrBlock,
        mapPublicIpOnLaunch: false,
        tags: { ...tags, Name: `${plan.name}-${kind}-${zone}`, ...extra },
      },
      options,
    );
  const routed = (kind: string, { id: subnetId }: ec2.Subnet) => {
    const table = new ec2.RouteTable(`${name}-${kind}-routes-${zone}`, { region, vpcId: vpc.id, tags }, options);
    const association = new ec2.RouteTableAssociation(
      `${name}-${kind}-routes-${zone}`,
      { region, subnetId, routeTableId: table.id },
      options,
    );
    return { table, association };
  };

  // The load balancer controller finds subnets by these tags.
  const cluster = { [`kubernetes.io/cluster/${plan.name}`]: 'shared' };
  const publicSubnet = subnet('public', publicCidr, { ...cluster, 'kubernetes.io/role/elb': '1' });
  const { table: publicRouteTable, association: publicAssociation } = routed('public', publicSubnet);
  const publicRoute = new ec2.Route(
    `${name}-public-internet-${zone}`,
    { region, routeTableId: publicRouteTable.id, destinationCidrBlock: '0.0.0.0/0', gatewayId: gateway.id },
    options,
  );

  // One NAT gateway per zone. With a single one, an outage of its zone would disconnect the nodes of all zones.
  const address = new ec2.Eip(`${name}-nat-${zone}`, { region, domain: 'vpc', tags }, options);
  const nat = new ec2.NatGateway(
    `${name}-nat-${zone}`,
    { region, subnetId: publicSubnet.id, allocationId: address.allocationId, tags },
    { ...options, dependsOn: [gateway] },
  );
  const nodeSubnet = subnet('nodes', nodeCidr, { ...cluster, 'kubernetes.io/role/internal-elb': '1' });
  const { table: nodeRouteTable, association: nodeAssociation } = routed('nodes', nodeSubnet);
  const nodeRoute = new ec2.Route(
    `${name}-nodes-internet-${zone}`,
    { region, routeTableId: nodeRouteTable.id, destinationCidrBlock: '0.0.0.0/0', natGatewayId: nat.id },
    options,
  );

  const controlPlaneSubnet = subnet('control-plane', controlPlaneCidr);
  routed('control-plane', controlPlaneSubnet);
  const endpointSubnet = subnet('endpoints', endpointCidr);
  routed('endpoints', endpointSubnet);
  const nodeRoutes = [publicAssociation, publicRoute, nodeAssociation, nodeRoute];
  return { nodeSubnet, nodeRouteTable, nodeRoutes, controlPlaneSubnet, endpointSubnet };
}
