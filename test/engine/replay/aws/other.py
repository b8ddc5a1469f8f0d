"""Registries, keys, logs, secrets, budgets and tags of machines."""

from account import named, pascal, tag_list
from eks import GROUP_NAME, KEY


def key(account, _, inputs):
    kms = account.client("kms")
    tags = [{"TagKey": name, "TagValue": value} for name, value in (inputs.get("tags") or {}).items()]
    policy = inputs.get("policy")
    permitted = {} if policy is None else {"Policy": account.policy(policy, principals=True)}
    # Part of the request that deletes the key.
    inputs.get("deletionWindowInDays")
    made = kms.create_key(Description=inputs["description"], Tags=tags, **permitted)["KeyMetadata"]
    if inputs["enableKeyRotation"]:
        kms.enable_key_rotation(KeyId=made["KeyId"])
    return {"id": made["KeyId"], "arn": made["Arn"]}


def encrypted(account, inputs, field):
    """The key that an argument names."""
    arn = inputs.get("kmsKeyId")
    return {} if arn is None else {field: account.find(KEY, "arn", arn)}


def log_group(account, _, inputs):
    logs = account.client("logs")
    name = inputs["name"]
    logs.create_log_group(logGroupName=name, **inputs.some("tags"), **encrypted(account, inputs, "kmsKeyId"))
    logs.put_retention_policy(logGroupName=name, retentionInDays=inputs["retentionInDays"])
    return {"id": name, "name": name}


def secret(account, _, inputs):
    made = account.client("secretsmanager").create_secret(
        Name=inputs["name"], Tags=tag_list(inputs.get("tags")), **encrypted(account, inputs, "KmsKeyId")
    )
    # Part of the request that deletes the secret.
    inputs.get("recoveryWindowInDays")
    return {"id": made["ARN"], "arn": made["ARN"], "name": made["Name"]}


def budget(account, name, inputs):
    notifications = []
    for each in inputs["notifications"]:
        rest = dict(each)
        people = [{"SubscriptionType": "EMAIL", "Address": email} for email in rest.pop("subscriberEmailAddresses")]
        notifications.append({"Notification": pascal(rest), "Subscribers": people})
    made = {
        "BudgetName": named(name, inputs),
        "BudgetLimit": {"Amount": inputs["limitAmount"], "Unit": inputs["limitUnit"]},
        "CostFilters": {each["name"]: each["values"] for each in inputs["costFilters"]},
        **pascal(inputs.some("budgetType", "timeUnit")),
    }
    account.client("budgets").create_budget(
        AccountId=account.number,
        Budget=made,
        NotificationsWithSubscribers=notifications,
        ResourceTags=tag_list(inputs.get("tags")),
    )
    return {"id": name}


def repository(account, _, inputs):
    [encryption] = inputs["encryptionConfigurations"]
    made = account.client("ecr").create_repository(
        repositoryName=inputs["name"],
        encryptionConfiguration=encryption,
        tags=tag_list(inputs.get("tags")),
        **inputs.some("imageTagMutability", "imageScanningConfiguration"),
    )["repository"]
    return {"id": made["repositoryName"], "name": made["repositoryName"], "arn": made["repositoryArn"]}


def cache_rule(account, name, inputs):
    """The secret with the credentials of the upstream registry exists before the stack."""
    request = inputs.some("ecrRepositoryPrefix", "upstreamRegistryUrl", "credentialArn")
    account.request_only("ecr", "create_pull_through_cache_rule", **request)
    return {"id": name}


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
    "aws:budgets/budget:Budget": budget,
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": cache_rule,
    "aws:ecr/repository:Repository": repository,
    KEY: key,
    "aws:cloudwatch/logGroup:LogGroup": log_group,
    "aws:secretsmanager/secret:Secret": secret,
    "aws:autoscaling/tag:Tag": group_tag,
}
