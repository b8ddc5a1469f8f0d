"""Clusters, node groups, add-ons and access."""

import ipaddress

from account import Refused, named
from ec2 import SUBNET, vpc_of

CLUSTER = "aws:eks/cluster:Cluster"
ROLE = "aws:iam/role:Role"
KEY = "aws:kms/key:Key"
TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"
GROUP_NAME = "resources.0.autoscalingGroups.0.name"


def cluster(account, _, inputs):
    """EKS API Reference, CreateCluster, VpcConfigRequest and KubernetesNetworkConfigRequest, 2026-11."""
    ec2 = account.client("ec2")
    role = account.find(ROLE, "arn", inputs["roleArn"])
    account.check_role(role, "eks.amazonaws.com")
    network = dict(inputs["vpcConfig"])
    subnets = account.find_all(SUBNET, "id", network.pop("subnetIds"))
    vpc, zones = vpc_of(account, subnets)
    if len(set(zones)) < 2:
        raise Refused("the subnets of a control plane are in fewer than two zones")
    [found] = ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"]
    services = inputs["kubernetesNetworkConfig"]["serviceIpv4Cidr"]
    if ipaddress.ip_network(services).overlaps(ipaddress.ip_network(found["CidrBlock"])):
        raise Refused(f"the range of services {services} overlaps with the network {found['CidrBlock']}")
    request = inputs.some(
        "name", "version", "kubernetesNetworkConfig", "accessConfig", "bootstrapSelfManagedAddons", "deletionProtection", "tags"
    )
    encryption = inputs["encryptionConfig"]
    key = account.find(KEY, "arn", encryption["provider"]["keyArn"])
    account.client("kms").describe_key(KeyId=key)
    logs = {"types": inputs["enabledClusterLogTypes"], "enabled": True}
    made = account.client("eks").create_cluster(
        **request,
        roleArn=role,
        resourcesVpcConfig={**network, "subnetIds": subnets},
        encryptionConfig=[{**encryption, "provider": {"keyArn": key}}],
        logging={"clusterLogging": [logs]},
    )["cluster"]
    # EKS creates this group; moto does not.
    group = ec2.create_security_group(GroupName=f"eks-cluster-sg-{made['name']}", Description="EKS", VpcId=vpc)
    return {
        "id": made["name"],
        "name": made["name"],
        "arn": made["arn"],
        "vpcConfig.clusterSecurityGroupId": group["GroupId"],
        "vpc": vpc,
    }


def node_group(account, name, inputs):
    _, its_cluster = account.earlier(CLUSTER, "name", inputs["clusterName"])
    cluster_name, network = its_cluster["name"], its_cluster["vpc"]
    role = account.find(ROLE, "arn", inputs["nodeRoleArn"])
    account.check_role(role, "ec2.amazonaws.com")
    subnets = account.find_all(SUBNET, "id", inputs["subnetIds"])
    if vpc_of(account, subnets)[0] != network:
        raise Refused("the subnets of the node group are not in the network of its cluster")
    template = template_of(account, inputs["launchTemplate"])
    request = inputs.some(
        "version", "amiType", "capacityType", "instanceTypes", "scalingConfig", "labels", "taints", "nodeRepairConfig", "tags"
    )
    made = account.client("eks").create_nodegroup(
        **request,
        clusterName=cluster_name,
        nodegroupName=named(name, inputs, "nodeGroupName"),
        nodeRole=role,
        subnets=subnets,
        launchTemplate=template,
    )["nodegroup"]
    group = made["resources"]["autoScalingGroups"][0]["name"]
    # EKS creates this group of machines from the launch template; moto names it only.
    account.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=group,
        MinSize=0,
        MaxSize=0,
        VPCZoneIdentifier=",".join(subnets),
        LaunchTemplate={"LaunchTemplateId": template["id"], "Version": template["version"]},
    )
    return {"id": made["nodegroupName"], "arn": made["nodegroupArn"], GROUP_NAME: group}


def template_of(account, template):
    """An existing version of an existing launch template."""
    recorded, made = account.earlier(TEMPLATE, "id", template["id"])
    if str(recorded["latestVersion"]) != template["version"]:
        raise Refused(f"the launch template has no version {template['version']}")
    version = str(made["latestVersion"])
    account.client("ec2").describe_launch_template_versions(LaunchTemplateId=made["id"], Versions=[version])
    return {"id": made["id"], "version": version}


def addon(account, name, inputs):
    cluster_name = account.find(CLUSTER, "name", inputs["clusterName"])
    associations = [
        {**each, "roleArn": pod_role(account, each["roleArn"], with_policies=True)}
        for each in inputs.get("podIdentityAssociations", [])
    ]
    request = inputs.some("addonName", "configurationValues", "tags", resolveConflictsOnCreate="resolveConflicts")
    inputs.get("resolveConflictsOnUpdate")
    if associations:
        request["podIdentityAssociations"] = associations
    account.request_only("eks", "create_addon", clusterName=cluster_name, **request)
    return {"id": f"{cluster_name}:{request['addonName']}"}


def pod_role(account, arn, with_policies=False):
    role = account.find(ROLE, "arn", arn)
    account.check_role(role, "pods.eks.amazonaws.com", policies=with_policies)
    return role


def pod_identity_association(account, name, inputs):
    cluster_name = account.find(CLUSTER, "name", inputs["clusterName"])
    role = pod_role(account, inputs["roleArn"])
    request = inputs.some("namespace", "serviceAccount", "tags")
    account.request_only("eks", "create_pod_identity_association", clusterName=cluster_name, roleArn=role, **request)
    return {"id": name}


def access_entry(account, name, inputs):
    """Principals exist before the stack: people and their roles."""
    cluster_name = account.find(CLUSTER, "name", inputs["clusterName"])
    request = inputs.some("principalArn", "type", "kubernetesGroups", "tags")
    account.request_only("eks", "create_access_entry", clusterName=cluster_name, **request)
    return {"principalArn": request["principalArn"]}


def access_policy_association(account, name, inputs):
    cluster_name = account.find(CLUSTER, "name", inputs["clusterName"])
    principal = account.find("aws:eks/accessEntry:AccessEntry", "principalArn", inputs["principalArn"])
    request = inputs.some("policyArn", "accessScope")
    account.request_only("eks", "associate_access_policy", clusterName=cluster_name, principalArn=principal, **request)
    return {"id": name}


def identity_provider_config(account, name, inputs):
    cluster_name = account.find(CLUSTER, "name", inputs["clusterName"])
    request = inputs.some("oidc", "tags")
    account.request_only("eks", "associate_identity_provider_config", clusterName=cluster_name, **request)
    return {"id": name}


CREATE = {
    CLUSTER: cluster,
    "aws:eks/nodeGroup:NodeGroup": node_group,
    "aws:eks/addon:Addon": addon,
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": pod_identity_association,
    "aws:eks/accessEntry:AccessEntry": access_entry,
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": access_policy_association,
    "aws:eks/identityProviderConfig:IdentityProviderConfig": identity_provider_config,
}
