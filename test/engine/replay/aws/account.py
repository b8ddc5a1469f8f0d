"""An account of the AWS in memory, and the resources that were created in it."""

import json
import re
from collections import Counter

import boto3
from botocore.exceptions import ClientError
from moto.iam.policy_validation import IAMPolicyDocumentValidator


class Refused(Exception):
    """A resource that AWS would not create."""


class Inputs:
    """The arguments of a resource. It knows which of them were used, so that none is lost."""

    def __init__(self, values):
        self._values = values
        self._unused = set(values)

    def get(self, name, default=None):
        self._unused.discard(name)
        return self._values.get(name, default)

    def __getitem__(self, name):
        self._unused.discard(name)
        if name not in self._values:
            raise Refused(f"has no {name}")
        return self._values[name]

    def some(self, *names, **renamed):
        """Those of the arguments that are present, with their names in a request."""
        every = {**{name: name for name in names}, **renamed}
        present = {name: self.get(name) for name in every}
        return {every[name]: value for name, value in present.items() if value is not None}

    def unused(self):
        return sorted(self._unused)


def at(value, path):
    """The value at a path with dots."""
    for step in path.split("."):
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


# One session for all accounts: it keeps the API descriptions, which take long to read.
SESSION = boto3.Session()


class Account:
    """Creates resources, and remembers which id of the recording is which id of the account."""

    def __init__(self, region, number, external):
        self.region = region
        self.number = number
        # Names of what exists before the stack.
        self.external = external
        self._clients = {}
        # By type: pairs of recorded outputs and outputs by path in this account.
        self._created = {}
        self._arns = {}
        # Operations that moto lacks, with the number of their requests.
        self.lacking = Counter()

    def client(self, service):
        if service not in self._clients:
            self._clients[service] = SESSION.client(service, region_name=self.region)
        return self._clients[service]

    def remember(self, kind, recorded, real):
        self._created.setdefault(kind, []).append((recorded, real))
        if recorded.get("arn") and real.get("arn"):
            self._arns[recorded["arn"]] = real["arn"]

    def earlier(self, kind, path, value):
        """Recorded and real outputs of the resource that an earlier step created and that has the recorded value at the path."""
        for recorded, real in self._created.get(kind, []):
            if value is not None and at(recorded, path) == value:
                return recorded, real
        raise Refused(f"{value} is the {path} of no earlier {kind}")

    def find(self, kind, path, value):
        return self.earlier(kind, path, value)[1][path]

    def find_all(self, kind, path, values):
        return [self.find(kind, path, value) for value in values]

    def request_only(self, service, operation, **request):
        """
        Sends a request that moto cannot answer: the client checks it against the API description. Fails once moto can.
        """
        try:
            getattr(self.client(service), operation)(**request)
        except NotImplementedError:
            self.lacking[operation] += 1
        except ClientError as error:
            if "Not yet implemented" not in str(error):
                raise
            self.lacking[operation] += 1
        else:
            raise Refused(f"moto has {operation}: create the resource instead of checking its request only")

    def text(self, text):
        """
        A text with the ARNs of this account. One of a role, policy, cluster, secret or key of this account that no earlier step
        created is refused.
        """
        if self._arns:
            recorded = "|".join(re.escape(arn) for arn in sorted(self._arns, key=len, reverse=True))
            text = re.sub(recorded, lambda found: self._arns[found.group()], text)
        known = set(self._arns.values())
        for arn in re.findall(r'arn:[^"\s]*', text):
            of_account = rf"arn:[^:]+:(iam|eks|kms|secretsmanager):[^:]*:{self.number}:(?!root$)"
            is_own = arn.startswith("arn:mock:") or re.match(of_account, arn)
            if is_own and "*" not in arn and arn not in known:
                raise Refused(f"{arn} is the ARN of no earlier resource")
        return text

    def policy(self, text, *, principals):
        """A policy with the ARNs of this account, checked by the grammar of IAM. Policies of resources name principals."""
        text = self.text(text)
        document = json.loads(text) if is_json(text) else None
        if not isinstance(document, dict) or not isinstance(document.get("Statement"), list):
            raise Refused(f"the policy is malformed: {text[:80]}")
        if principals:
            for statement in document["Statement"]:
                if not statement.pop("Principal", None):
                    raise Refused("a statement of the policy has no Principal")
        IAMPolicyDocumentValidator(json.dumps(document)).validate()
        return text

    def trust(self, text):
        """A trust policy. The same grammar, with principals instead of resources."""
        text = self.text(text)
        document = json.loads(text) if is_json(text) else {}
        for statement in document.get("Statement", []):
            if "Resource" in statement:
                raise Refused("a trust policy has a Resource")
            statement["Resource"] = "*"
        self.policy(json.dumps(document), principals=True)
        return text

    def check_role(self, arn, service, policies=True):
        """A role that the service can assume, with policies."""
        name = arn.split("/")[-1]
        document = self.client("iam").get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
        trusted = [statement.get("Principal", {}).get("Service") for statement in document["Statement"]]
        if service not in trusted:
            raise Refused(f"the role {name} does not trust {service}")
        if policies and not self.client("iam").list_attached_role_policies(RoleName=name)["AttachedPolicies"]:
            raise Refused(f"the role {name} has no policies yet")


def is_json(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


def pascal(value):
    """Names of fields as in the requests of EC2, S3 and IAM."""
    if isinstance(value, list):
        return [pascal(each) for each in value]
    if isinstance(value, dict):
        return {name[0].upper() + name[1:]: pascal(each) for name, each in value.items()}
    return value


def tag_list(tags):
    return [{"Key": key, "Value": value} for key, value in (tags or {}).items()]


def named(name, inputs, field="name", digits=26):
    """The name of a resource: its own, or one that the provider makes of a prefix or of the logical name."""
    given, prefix = inputs.get(field), inputs.get(f"{field}Prefix")
    if given is not None:
        return given
    return prefix + "0" * digits if prefix is not None else f"{name}-0000000"
