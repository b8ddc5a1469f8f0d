import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import { type BucketNameSyntax, noAddress, s3CompatibleNames, s3Names } from '../../../units/bucket-name';
import type { BucketLocation } from '../../types/bucket';
import type { Rule, RuleFinding } from '../rule';
import type { NameScope } from '../scopes';

/** Names match the syntax of Kubernetes and of the cloud. */
export const nameValid: Rule<'name'> = {
  id: 'name/valid',
  scope: 'name',
  waivableBy: 'platform',
  rationale: 'Kubernetes or the cloud refuses a name with the wrong syntax when the object is created.',
  check: (context) => {
    const { kind, path, name } = context;
    switch (kind) {
      case 'platform':
      case 'pool':
        return context.provider.namesStartWithLetter.includes(kind)
          ? startsWithLetter(path, name, context.provider.name)
          : [];
      case 'bucket':
        return bucketName(context);
      case 'service':
      case 'training':
        // Names of Services are RFC 1035 labels; JobSet creates a Service for a gang. Sources: Kubernetes "Object Names
        // and IDs"; sigs.k8s.io/jobset v0.12.0, validation of its webhook; 2026-11.
        return startsWithLetter(path, name, 'Kubernetes');
      default:
        return assertNever(kind);
    }
  },
};

function startsWithLetter(path: Path, name: string, who: string): readonly RuleFinding[] {
  if (/^[a-z]/.test(name)) return [];
  return [
    {
      path,
      problem: `${who} requires a name that starts with a letter`,
      value: name,
      allowed: 'a name that starts with a letter',
      fix: 'choose a name that starts with a letter',
    },
  ];
}

function bucketName({ path, location, named }: Extract<NameScope, { kind: 'bucket' }>): readonly RuleFinding[] {
  const real = location.kind === 'azure-blob' ? location.container : location.bucket;
  const { expression, allowed } = bucketNames[location.kind];
  if (expression.test(real)) return [];
  return [
    {
      path: named ? [...path, 'name'] : path,
      problem: 'the cloud refuses this name for a bucket',
      value: real,
      allowed,
      fix: named ? 'choose a name of this form' : "set 'name' of the bucket to a name of this form",
    },
  ];
}

/**
 * Syntax of bucket names. The rule name/length checks their length.
 * Source: AWS "General purpose bucket naming rules", Google Cloud "About Cloud Storage buckets", Microsoft Learn
 * "Naming and referencing containers"; 2026-11.
 */
const bucketNames: Readonly<Record<BucketLocation['kind'], BucketNameSyntax>> = {
  s3: s3Names,
  's3-compatible': s3CompatibleNames,
  gcs: {
    expression: new RegExp(`^${noAddress}(?!goog)(?!.*google)[a-z0-9][a-z0-9._-]*[a-z0-9]$`),
    allowed: 'a-z, 0-9, -, _ and single dots, starts and ends with a letter or digit; no IP address, no goog or google',
  },
  'azure-blob': {
    expression: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    allowed: 'a-z, 0-9 and single hyphens, starts and ends with a letter or digit',
  },
};
