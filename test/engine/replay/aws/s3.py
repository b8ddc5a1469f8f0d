"""Buckets and their settings."""

import json
from fnmatch import fnmatchcase

from account import Refused, pascal, tag_list

BUCKET = "aws:s3/bucket:Bucket"


def bucket(account, _, inputs):
    s3 = account.client("s3")
    name = inputs["bucket"]
    # The provider empties a bucket with this option before it deletes it.
    inputs.get("forceDestroy")
    # us-east-1 has no location constraint.
    place = {} if account.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": account.region}}
    if name in [each["Name"] for each in s3.list_buckets()["Buckets"]]:
        raise Refused("the bucket already exists")
    s3.create_bucket(Bucket=name, **place)
    s3.put_bucket_tagging(Bucket=name, Tagging={"TagSet": tag_list(inputs.get("tags"))})
    return {"id": name, "bucket": name, "arn": f"arn:aws:s3:::{name}"}


def of_bucket(account, inputs):
    return account.find(BUCKET, "id", inputs["bucket"])


def public_access_block(account, name, inputs):
    settings = inputs.some("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets")
    account.client("s3").put_public_access_block(
        Bucket=of_bucket(account, inputs), PublicAccessBlockConfiguration=pascal(settings)
    )
    return {"id": name}


def versioning(account, name, inputs):
    account.client("s3").put_bucket_versioning(
        Bucket=of_bucket(account, inputs), VersioningConfiguration=pascal(inputs["versioningConfiguration"])
    )
    return {"id": name}


def encryption(account, name, inputs):
    rules = []
    for rule in inputs["rules"]:
        rest = dict(rule)
        default = dict(rest.pop("applyServerSideEncryptionByDefault"))
        made = {"SSEAlgorithm": default.pop("sseAlgorithm")}
        if "kmsMasterKeyId" in default:
            made["KMSMasterKeyID"] = account.find("aws:kms/key:Key", "arn", default.pop("kmsMasterKeyId"))
        made.update(pascal(default))
        rules.append({"ApplyServerSideEncryptionByDefault": made, **pascal(rest)})
    account.client("s3").put_bucket_encryption(
        Bucket=of_bucket(account, inputs), ServerSideEncryptionConfiguration={"Rules": rules}
    )
    return {"id": name}


def logging(account, name, inputs):
    """S3 sends the logs of a bucket to another one, whose policy must allow it. moto wants a resource equal to the prefix."""
    s3 = account.client("s3")
    target = account.find(BUCKET, "id", inputs["targetBucket"])
    folder = f"arn:aws:s3:::{target}/"
    statements = json.loads(s3.get_bucket_policy(Bucket=target)["Policy"])["Statement"]
    allowed = [each["Resource"] for each in statements if each["Principal"].get("Service") == "logging.s3.amazonaws.com"]
    fitting = [each for each in allowed if fnmatchcase(f"{folder}{inputs['targetPrefix']}log", each)]
    if not fitting:
        raise Refused("the policy of the bucket of logs does not allow them")
    settings = {"TargetBucket": target, "TargetPrefix": fitting[0].removeprefix(folder).removesuffix("*")}
    s3.put_bucket_logging(Bucket=of_bucket(account, inputs), BucketLoggingStatus={"LoggingEnabled": settings})
    return {"id": name}


def lifecycle(account, name, inputs):
    rules = []
    for rule in inputs["rules"]:
        rest = dict(rule)
        rules.append({"ID": rest.pop("id"), **pascal(rest)})
    # S3 answers InvalidArgument; moto accepts it.
    if len({rule["ID"] for rule in rules}) < len(rules):
        raise Refused("two rules have one name")
    account.client("s3").put_bucket_lifecycle_configuration(
        Bucket=of_bucket(account, inputs), LifecycleConfiguration={"Rules": rules}
    )
    return {"id": name}


def bucket_policy(account, name, inputs):
    """moto accepts any text; S3 answers MalformedPolicy, also for resources outside of the bucket."""
    bucket_name = of_bucket(account, inputs)
    policy = account.policy(inputs["policy"], principals=True)
    for statement in json.loads(policy)["Statement"]:
        resources = statement["Resource"]
        for resource in [resources] if isinstance(resources, str) else resources:
            path = resource.split(":::")[-1]
            if path != bucket_name and not path.startswith(f"{bucket_name}/"):
                raise Refused(f"the policy has the resource {resource} outside of the bucket")
    # moto reads the principals of this policy when another bucket sends its logs, and does not know the short form of all.
    text = policy.replace('"Principal":"*"', '"Principal":{"AWS":"*"}')
    account.client("s3").put_bucket_policy(Bucket=bucket_name, Policy=text)
    return {"id": name}


CREATE = {
    BUCKET: bucket,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": public_access_block,
    "aws:s3/bucketVersioning:BucketVersioning": versioning,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": encryption,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": lifecycle,
    "aws:s3/bucketLogging:BucketLogging": logging,
    "aws:s3/bucketPolicy:BucketPolicy": bucket_policy,
}
