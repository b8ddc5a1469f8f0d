"""Roles and their policies."""

from account import Refused, named, tag_list

ROLE = "aws:iam/role:Role"
POLICY = "aws:iam/policy:Policy"


def role(account, name, inputs):
    made = account.client("iam").create_role(
        RoleName=named(name, inputs),
        AssumeRolePolicyDocument=account.trust(inputs["assumeRolePolicy"]),
        Tags=tag_list(inputs.get("tags")),
    )["Role"]
    return {"id": made["RoleName"], "name": made["RoleName"], "arn": made["Arn"]}


def role_of(account, inputs):
    """The id of a role is its name."""
    try:
        return account.find(ROLE, "id", inputs["role"])
    except Refused:
        return account.find(ROLE, "name", inputs["role"])


def role_policy(account, name, inputs):
    role_name = role_of(account, inputs)
    policy = account.policy(inputs["policy"], principals=False)
    account.client("iam").put_role_policy(RoleName=role_name, PolicyName=named(name, inputs), PolicyDocument=policy)
    return {"id": name}


def policy(account, name, inputs):
    made = account.client("iam").create_policy(
        PolicyName=named(name, inputs),
        PolicyDocument=account.policy(inputs["policy"], principals=False),
        Tags=tag_list(inputs.get("tags")),
    )["Policy"]
    return {"id": made["Arn"], "arn": made["Arn"], "name": made["PolicyName"]}


def role_policy_attachment(account, name, inputs):
    """Policies of AWS exist before the stack: moto has them all."""
    arn = inputs["policyArn"]
    real = arn if ":iam::aws:policy/" in arn else account.find(POLICY, "arn", arn)
    account.client("iam").attach_role_policy(RoleName=role_of(account, inputs), PolicyArn=real)
    return {"id": name}


CREATE = {
    ROLE: role,
    "aws:iam/rolePolicy:RolePolicy": role_policy,
    POLICY: policy,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": role_policy_attachment,
}
