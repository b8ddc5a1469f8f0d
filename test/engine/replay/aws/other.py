"""Keys, logs, secrets and tags of machines."""

from account import tag_list
from eks import GROUP_NAME


def key(account, _, inputs):
    kms = account.client("kms")
    tags = [{"TagKey": name, "TagValue": value} for name, value in (inputs.get("tags") or {}).items()]
    made = kms.create_key(Description=inputs["description"], Tags=tags)["KeyMetadata"]
    if inputs["enableKeyRotation"]:
        kms.enable_key_rotation(KeyId=made["KeyId"])
    return {"id": made["KeyId"], "arn": made["Arn"]}


def log_group(account, _, inputs):
    logs = account.client("logs")
    name = inputs["name"]
    logs.create_log_group(logGroupName=name, **inputs.some("tags"))
    logs.put_retention_policy(logGroupName=name, retentionInDays=inputs["retentionInDays"])
    return {"id": name, "name": name}


def secret(account, _, inputs):
    made = account.client("secretsmanager").create_secret(Name=inputs["name"], Tags=tag_list(inputs.get("tags")))
    # Part of the request that deletes the secret.
    inputs.get("recoveryWindowInDays")
    return {"id": made["ARN"], "arn": made["ARN"], "name": made["Name"]}


def group_tag(account, name, inputs):
    group = account.find("aws:eks/nodeGroup:NodeGroup", GROUP_NAME, inputs["autoscalingGroupName"])
    tag = inputs["tag"]
    account.client("autoscaling").create_or_update_tags(
        Tags=[
            {
                "ResourceId": group,
                "ResourceType": "auto-scaling-group",
                "Key": tag["key"],
                "Value": tag["value"],
                "PropagateAtLaunch": tag["propagateAtLaunch"],
            }
        ]
    )
    return {"id": name}


CREATE = {
    "aws:kms/key:Key": key,
    "aws:cloudwatch/logGroup:LogGroup": log_group,
    "aws:secretsmanager/secret:Secret": secret,
    "aws:autoscaling/tag:Tag": group_tag,
}
