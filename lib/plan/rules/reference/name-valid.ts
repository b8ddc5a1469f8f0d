import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { Path } from '../../../errors';
import type { BucketLocation } from '../../types/bucket';
import type { Rule, RuleContext, RuleFinding } from '../rule';

/** Names are spelt as those who make the things want them. */
export const nameValid: Rule = {
  id: 'name/valid',
  scope: 'platform',
  waivable: true,
  rationale: 'A name that is good enough here may be refused by Kubernetes or by the cloud when the thing is made.',
  check: (context) => [...platform(context), ...pools(context), ...buckets(context), ...workloads(context)],
};

/**
 * Source: Google Cloud "Naming resources" (networks and clusters are RFC 1035 labels) and Azure Resource Manager,
 * naming rules of managed clusters (the name is their DNS prefix), 2026-11.
 */
function platform({ definition: { name, cluster } }: RuleContext): readonly RuleFinding[] {
  return cluster.provider === 'gke' || cluster.provider === 'aks' ? startsWithLetter(['name'], name, cluster) : [];
}

/** On AKS the cloud half takes digits away from the beginning; EKS takes them. */
function pools({ definition: { cluster } }: RuleContext): readonly RuleFinding[] {
  if (cluster.provider !== 'gke') return [];
  return Object.keys(cluster.nodePools).flatMap((name) =>
    startsWithLetter(['cluster', 'nodePools', name], name, cluster),
  );
}

function startsWithLetter(path: Path, name: string, { provider }: Pick<ManagedClusterSpec, 'provider'>) {
  return /^[a-z]/.test(name) ? [] : [digitFirst(path, name, provider)];
}

/**
 * Source: Kubernetes "Object Names and IDs", RFC 1035 label names, which Services have, and gangs through the Service
 * that JobSet makes for them (sigs.k8s.io/jobset v0.12.0, validation of its webhook); 2026-11.
 */
function workloads({ definition }: RuleContext): readonly RuleFinding[] {
  return (['services', 'training'] as const).flatMap((field) =>
    Object.keys(definition[field] ?? {}).flatMap((name) =>
      /^[a-z]/.test(name) ? [] : [digitFirst([field, name], name, 'Kubernetes')],
    ),
  );
}

function digitFirst(path: Path, name: string, who: string): RuleFinding {
  return {
    path,
    problem: `${who} wants a letter at the beginning of this name`,
    value: name,
    allowed: 'a name that begins with a letter',
    fix: 'choose a name that begins with a letter',
  };
}

function buckets({ definition, plan }: RuleContext): readonly RuleFinding[] {
  return Object.values(plan.cluster.buckets).flatMap(({ name, location }) => {
    const real = location.kind === 'azure-blob' ? location.container : location.bucket;
    const { expression, allowed } = bucketNames[location.kind];
    if (expression.test(real)) return [];
    const given = definition.buckets?.[name]?.name !== undefined;
    return [
      {
        path: ['buckets', name, ...(given ? ['name'] : [])],
        problem: 'there can be no bucket of this name in the cloud',
        value: real,
        allowed,
        fix: given ? 'choose a name of this form' : "give the bucket a 'name' in the cloud, of this form",
      },
    ];
  });
}

/** No two dots side by side, and no address: such a name would not be a host name. */
const noAddress = String.raw`(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)`;
const s3 = {
  expression: new RegExp(`^${noAddress}[a-z0-9][a-z0-9.-]*[a-z0-9]$`),
  allowed: 'a-z, 0-9, - and single dots, from a letter or digit to a letter or digit; no address',
};

/**
 * How names of buckets are spelt; how long they are is a matter of another rule.
 * Source: AWS "General purpose bucket naming rules", Google Cloud "About Cloud Storage buckets", Microsoft Learn
 * "Naming and referencing containers"; 2026-11.
 */
const bucketNames: Readonly<Record<BucketLocation['kind'], { readonly expression: RegExp; readonly allowed: string }>> =
  {
    s3,
    's3-compatible': s3,
    gcs: {
      expression: new RegExp(`^${noAddress}(?!goog)(?!.*google)[a-z0-9][a-z0-9._-]*[a-z0-9]$`),
      allowed:
        'a-z, 0-9, -, _ and single dots, from a letter or digit to a letter or digit; no address, and nothing of Google',
    },
    'azure-blob': {
      expression: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      allowed: 'a-z, 0-9 and single hyphens, from a letter or digit to a letter or digit',
    },
  };
