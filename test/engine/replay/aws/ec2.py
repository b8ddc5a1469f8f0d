"""Networks and launch templates."""

from account import Refused, pascal, tag_list

VPC = "aws:ec2/vpc:Vpc"
SUBNET = "aws:ec2/subnet:Subnet"
ROUTE_TABLE = "aws:ec2/routeTable:RouteTable"
GATEWAY = "aws:ec2/internetGateway:InternetGateway"
NAT = "aws:ec2/natGateway:NatGateway"
ADDRESS = "aws:ec2/eip:Eip"
SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup"
PLACEMENT_GROUP = "aws:ec2/placementGroup:PlacementGroup"


def tagged(kind, inputs):
    tags = tag_list(inputs.get("tags"))
    return {"TagSpecifications": [{"ResourceType": kind, "Tags": tags}]} if tags else {}


def vpc(account, _, inputs):
    ec2 = account.client("ec2")
    made = ec2.create_vpc(CidrBlock=inputs["cidrBlock"], **tagged("vpc", inputs))["Vpc"]["VpcId"]
    ec2.modify_vpc_attribute(VpcId=made, EnableDnsSupport={"Value": inputs["enableDnsSupport"]})
    ec2.modify_vpc_attribute(VpcId=made, EnableDnsHostnames={"Value": inputs["enableDnsHostnames"]})
    return {"id": made}


def default_security_group(account, _, inputs):
    """The provider takes over the group that the VPC already has, and replaces its rules."""
    ec2 = account.client("ec2")
    vpc_id = account.find(VPC, "id", inputs["vpcId"])
    filters = [{"Name": "vpc-id", "Values": [vpc_id]}, {"Name": "group-name", "Values": ["default"]}]
    [group] = ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
    ec2.create_tags(Resources=[group["GroupId"]], Tags=tag_list(inputs.get("tags")))
    set_rules(ec2, group, inputs)
    return {"id": group["GroupId"]}


def security_group(account, name, inputs):
    ec2 = account.client("ec2")
    vpc_id = account.find(VPC, "id", inputs["vpcId"])
    made = ec2.create_security_group(
        GroupName=f"{name}-0000000",
        Description=inputs["description"],
        VpcId=vpc_id,
        **tagged("security-group", inputs),
    )["GroupId"]
    [group] = ec2.describe_security_groups(GroupIds=[made])["SecurityGroups"]
    set_rules(ec2, group, inputs)
    return {"id": made}


def set_rules(ec2, group, inputs):
    made = group["GroupId"]
    if group["IpPermissions"]:
        ec2.revoke_security_group_ingress(GroupId=made, IpPermissions=group["IpPermissions"])
    if group["IpPermissionsEgress"]:
        ec2.revoke_security_group_egress(GroupId=made, IpPermissions=group["IpPermissionsEgress"])
    for direction, authorize in (
        ("ingress", ec2.authorize_security_group_ingress),
        ("egress", ec2.authorize_security_group_egress),
    ):
        for rule in inputs.get(direction, []):
            authorize(GroupId=made, IpPermissions=[permission(made, dict(rule))])


def permission(group, rule):
    description = rule.pop("description", None)
    described = {} if description is None else {"Description": description}
    made = {"IpProtocol": rule.pop("protocol"), "FromPort": rule.pop("fromPort"), "ToPort": rule.pop("toPort")}
    ranges = [{"CidrIp": cidr, **described} for cidr in rule.pop("cidrBlocks", [])]
    if ranges:
        made["IpRanges"] = ranges
    if rule.pop("self", False):
        made["UserIdGroupPairs"] = [{"GroupId": group, **described}]
    if rule:
        raise Refused(f"fields of a rule are not sent: {', '.join(sorted(rule))}")
    return made


def internet_gateway(account, _, inputs):
    ec2 = account.client("ec2")
    made = ec2.create_internet_gateway(**tagged("internet-gateway", inputs))["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=made, VpcId=account.find(VPC, "id", inputs["vpcId"]))
    return {"id": made}


def subnet(account, _, inputs):
    ec2 = account.client("ec2")
    request = inputs.some("availabilityZone", "availabilityZoneId", "cidrBlock")
    made = ec2.create_subnet(
        VpcId=account.find(VPC, "id", inputs["vpcId"]), **pascal(request), **tagged("subnet", inputs)
    )["Subnet"]
    if not made["AvailabilityZone"].startswith(account.region):
        raise Refused(f"{made['AvailabilityZone']} is no zone of {account.region}")
    ec2.modify_subnet_attribute(
        SubnetId=made["SubnetId"], MapPublicIpOnLaunch={"Value": inputs["mapPublicIpOnLaunch"]}
    )
    return {"id": made["SubnetId"]}


def vpc_of(account, subnets):
    """The VPC of subnets, which must be the same. Zones of the subnets."""
    found = account.client("ec2").describe_subnets(SubnetIds=subnets)["Subnets"]
    networks = {each["VpcId"] for each in found}
    if len(networks) != 1:
        raise Refused(f"the subnets are in {len(networks)} networks")
    return networks.pop(), [each["AvailabilityZone"] for each in found]


def route_table(account, _, inputs):
    made = account.client("ec2").create_route_table(
        VpcId=account.find(VPC, "id", inputs["vpcId"]), **tagged("route-table", inputs)
    )
    return {"id": made["RouteTable"]["RouteTableId"]}


def network_of_table(account, table):
    [found] = account.client("ec2").describe_route_tables(RouteTableIds=[table])["RouteTables"]
    return found["VpcId"], found["Routes"]


def route_table_association(account, _, inputs):
    """moto returns the existing association of a subnet that has one; EC2 answers Resource.AlreadyAssociated."""
    ec2 = account.client("ec2")
    subnet_id = account.find(SUBNET, "id", inputs["subnetId"])
    table = account.find(ROUTE_TABLE, "id", inputs["routeTableId"])
    if vpc_of(account, [subnet_id])[0] != network_of_table(account, table)[0]:
        raise Refused("the subnet and the route table are in different networks")
    filters = [{"Name": "association.subnet-id", "Values": [subnet_id]}]
    if ec2.describe_route_tables(Filters=filters)["RouteTables"]:
        raise Refused("the subnet already has a route table")
    return {"id": ec2.associate_route_table(RouteTableId=table, SubnetId=subnet_id)["AssociationId"]}


def route(account, name, inputs):
    """moto replaces a route to the same range; EC2 answers RouteAlreadyExists."""
    table = account.find(ROUTE_TABLE, "id", inputs["routeTableId"])
    network, routes = network_of_table(account, table)
    destination = inputs["destinationCidrBlock"]
    if any(each.get("DestinationCidrBlock") == destination for each in routes):
        raise Refused(f"the route table already has a route to {destination}")
    target = {}
    if inputs.get("gatewayId") is not None:
        target["GatewayId"] = account.find(GATEWAY, "id", inputs["gatewayId"])
        check_attached(account, network, target["GatewayId"])
    if inputs.get("natGatewayId") is not None:
        target["NatGatewayId"] = account.find(NAT, "id", inputs["natGatewayId"])
    if len(target) != 1:
        raise Refused(f"the route has {len(target)} targets")
    account.client("ec2").create_route(RouteTableId=table, DestinationCidrBlock=destination, **target)
    return {"id": f"{table}-{destination}"}


def check_attached(account, network, gateway=None):
    """Amazon VPC User Guide, "Troubleshoot NAT gateways" (Gateway.NotAttached), 2026-11: a network without an internet gateway."""
    filters = [{"Name": "attachment.vpc-id", "Values": [network]}]
    attached = account.client("ec2").describe_internet_gateways(Filters=filters)["InternetGateways"]
    ids = [each["InternetGatewayId"] for each in attached]
    if not ids or (gateway is not None and gateway not in ids):
        raise Refused("the network has no such internet gateway attached")


def eip(account, _, inputs):
    made = account.client("ec2").allocate_address(Domain=inputs["domain"], **tagged("elastic-ip", inputs))
    return {"id": made["AllocationId"], "allocationId": made["AllocationId"]}


def nat_gateway(account, _, inputs):
    ec2 = account.client("ec2")
    subnet_id = account.find(SUBNET, "id", inputs["subnetId"])
    allocation = account.find(ADDRESS, "allocationId", inputs["allocationId"])
    check_attached(account, vpc_of(account, [subnet_id])[0])
    for other in ec2.describe_nat_gateways()["NatGateways"]:
        if allocation in [address.get("AllocationId") for address in other["NatGatewayAddresses"]]:
            raise Refused("another NAT gateway has the address")
    made = ec2.create_nat_gateway(SubnetId=subnet_id, AllocationId=allocation, **tagged("natgateway", inputs))
    return {"id": made["NatGateway"]["NatGatewayId"]}


def vpc_endpoint(account, _, inputs):
    ec2 = account.client("ec2")
    network = account.find(VPC, "id", inputs["vpcId"])
    subnets = account.find_all(SUBNET, "id", inputs.get("subnetIds", []))
    groups = account.find_all(SECURITY_GROUP, "id", inputs.get("securityGroupIds", []))
    tables = account.find_all(ROUTE_TABLE, "id", inputs.get("routeTableIds", []))
    request = pascal(inputs.some("vpcEndpointType", "privateDnsEnabled", "serviceName", "dnsOptions"))
    policy = inputs.get("policy")
    if policy is not None:
        request["PolicyDocument"] = account.policy(policy, principals=True)
    check_endpoint(account, network, request, subnets)
    if any(network_of_table(account, table)[0] != network for table in tables):
        raise Refused("a route table is in another network")
    for group in ec2.describe_security_groups(GroupIds=groups)["SecurityGroups"] if groups else []:
        if group["VpcId"] != network:
            raise Refused("a security group is in another network")
    for field, ids in (("SubnetIds", subnets), ("SecurityGroupIds", groups), ("RouteTableIds", tables)):
        if ids:
            request[field] = ids
    made = ec2.create_vpc_endpoint(VpcId=network, **request, **tagged("vpc-endpoint", inputs))
    return {"id": made["VpcEndpoint"]["VpcEndpointId"]}


def check_endpoint(account, network, request, subnets):
    """AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint", 2026-11."""
    ec2 = account.client("ec2")
    if subnets:
        found, zones = vpc_of(account, subnets)
        if found != network:
            raise Refused("a subnet is in another network")
        if len(set(zones)) < len(zones):
            raise Refused("two subnets of the endpoint are in one zone")
    if not request.get("PrivateDnsEnabled"):
        return
    for attribute, answer in (("enableDnsSupport", "EnableDnsSupport"), ("enableDnsHostnames", "EnableDnsHostnames")):
        if not ec2.describe_vpc_attribute(VpcId=network, Attribute=attribute)[answer]["Value"]:
            raise Refused(f"private names of an endpoint need {attribute} of the network")
    for other in ec2.describe_vpc_endpoints()["VpcEndpoints"]:
        place = (other["VpcId"], other["ServiceName"], other["VpcEndpointType"])
        if place == (network, request["ServiceName"], "Interface") and other.get("PrivateDnsEnabled"):
            raise Refused("another endpoint has the private names of the service")


def flow_log(account, _, inputs):
    request = pascal(inputs.some("trafficType", "maxAggregationInterval", "logDestinationType"))
    destination = inputs["logDestination"]
    bucket = destination.split(":::")[-1].split("/")[0]
    account.client("s3").head_bucket(Bucket=account.find("aws:s3/bucket:Bucket", "bucket", bucket))
    # moto does not know that a folder can follow the bucket.
    made = account.client("ec2").create_flow_logs(
        ResourceIds=[account.find(VPC, "id", inputs["vpcId"])],
        ResourceType="VPC",
        LogDestination=destination.split("/")[0],
        **request,
        **tagged("vpc-flow-log", inputs),
    )
    if made["Unsuccessful"]:
        raise Refused(made["Unsuccessful"][0]["Error"]["Message"])
    return {"id": made["FlowLogIds"][0]}


def launch_template(account, name, inputs):
    data = pascal(
        inputs.some(
            "userData",
            "metadataOptions",
            "blockDeviceMappings",
            "networkInterfaces",
            "capacityReservationSpecification",
            "instanceMarketOptions",
            "instanceType",
            "placement",
        )
    )
    for mapping in data.get("BlockDeviceMappings", []):
        booleans(mapping["Ebs"], "Encrypted", "DeleteOnTermination")
        if "KmsKeyId" in mapping["Ebs"]:
            mapping["Ebs"]["KmsKeyId"] = account.find("aws:kms/key:Key", "arn", mapping["Ebs"]["KmsKeyId"])
    for interface in data.get("NetworkInterfaces", []):
        booleans(interface, "AssociatePublicIpAddress", "DeleteOnTermination")
        interface["Groups"] = [security_group_of(account, group) for group in interface.pop("SecurityGroups")]
    placement = data.get("Placement", {}).get("GroupName")
    if placement is not None and placement not in account.external:
        data["Placement"]["GroupName"] = account.find(PLACEMENT_GROUP, "name", placement)
    specifications = [
        {"ResourceType": each["resourceType"], "Tags": tag_list(each["tags"])} for each in inputs["tagSpecifications"]
    ]
    # The provider makes each new version the default one.
    inputs.get("updateDefaultVersion")
    made = account.client("ec2").create_launch_template(
        LaunchTemplateName=f"{name}-0000000",
        LaunchTemplateData={**data, "TagSpecifications": specifications},
        **tagged("launch-template", inputs),
    )["LaunchTemplate"]
    return {"id": made["LaunchTemplateId"], "latestVersion": made["LatestVersionNumber"]}


def booleans(values, *names):
    """The provider has texts where the API has booleans."""
    for name in names:
        if name in values:
            values[name] = {"true": True, "false": False}[values[name]]


def security_group_of(account, group):
    """A group of the stack, or the one that EKS creates for a cluster."""
    try:
        return account.find(SECURITY_GROUP, "id", group)
    except Refused:
        return account.find("aws:eks/cluster:Cluster", "vpcConfig.clusterSecurityGroupId", group)


def placement_group(account, name, inputs):
    made = f"{name}-0000000"
    request = {"GroupName": made, "Strategy": inputs["strategy"], **tagged("placement-group", inputs)}
    account.request_only("ec2", "create_placement_group", **request)
    return {"id": made, "name": made}


CREATE = {
    VPC: vpc,
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": default_security_group,
    SECURITY_GROUP: security_group,
    GATEWAY: internet_gateway,
    SUBNET: subnet,
    ROUTE_TABLE: route_table,
    "aws:ec2/routeTableAssociation:RouteTableAssociation": route_table_association,
    "aws:ec2/route:Route": route,
    ADDRESS: eip,
    NAT: nat_gateway,
    "aws:ec2/vpcEndpoint:VpcEndpoint": vpc_endpoint,
    "aws:ec2/flowLog:FlowLog": flow_log,
    "aws:ec2/launchTemplate:LaunchTemplate": launch_template,
    PLACEMENT_GROUP: placement_group,
}
