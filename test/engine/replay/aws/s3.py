"""Buckets and their settings."""

import json

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
    return {"id": name, "arn": f"arn:aws:s3:::{name}"}


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
        made = {"SSEAlgorithm": default.pop("sseAlgorithm"), **pascal(default)}
        rules.append({"ApplyServerSideEncryptionByDefault": made, **pascal(rest)})
    account.client("s3").put_bucket_encryption(
        Bucket=of_bucket(account, inputs), ServerSideEncryptionConfiguration={"Rules": rules}
    )
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
    account.client("s3").put_bucket_policy(Bucket=bucket_name, Policy=policy)
    return {"id": name}


CREATE = {
    BUCKET: bucket,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": public_access_block,
    "aws:s3/bucketVersioning:BucketVersioning": versioning,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": encryption,
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": lifecycle,
    "aws:s3/bucketPolicy:BucketPolicy": bucket_policy,
}
