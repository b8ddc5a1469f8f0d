"""
Creates recorded resources in an AWS in memory, in their order, and prints what it refused.

Reads an account and runs as JSON. A run has a region, names of what exists before it, and steps: type, name, inputs and
outputs of a resource.
"""

import json
import os
import sys

given = json.load(sys.stdin)
os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", MOTO_ACCOUNT_ID=given["account"])

import ec2  # noqa: E402
import eks  # noqa: E402
import iam  # noqa: E402
import other  # noqa: E402
import s3  # noqa: E402
from account import Account, Inputs, Refused  # noqa: E402
from botocore.exceptions import BotoCoreError, ClientError  # noqa: E402
from moto import mock_aws  # noqa: E402
from moto.core.exceptions import ServiceException  # noqa: E402

CREATE = {**ec2.CREATE, **eks.CREATE, **iam.CREATE, **s3.CREATE, **other.CREATE}


def create(account, step):
    """What the cloud refuses about a resource, or None."""
    kind, name, inputs = step["type"], step["name"], Inputs(step["inputs"])
    if kind not in CREATE:
        return "the type has no function"
    region = inputs.get("region", account.region)
    if region != account.region:
        return f"the region is {region} instead of {account.region}"
    try:
        real = CREATE[kind](account, name, inputs)
    except (Refused, ClientError, BotoCoreError, ServiceException) as error:
        return str(error)
    account.remember(kind, step["outputs"], real)
    unused = inputs.unused()
    return f"these inputs are not sent: {', '.join(unused)}" if unused else None


def replay(run):
    with mock_aws(config={"iam": {"load_aws_managed_policies": True}}):
        account = Account(run["region"], given["account"], run.get("external", []))
        problems = []
        for step in run["steps"]:
            problem = create(account, step)
            if problem is not None:
                problems.append(f"{step['type']} {step['name']}: {problem}")
        checked = sum(account.lacking.values())
        return {"problems": problems, "checkedOnly": checked, "lacking": sorted(account.lacking)}


json.dump([replay(run) for run in given["runs"]], sys.stdout)
