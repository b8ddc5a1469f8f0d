import { iamLiteral } from '../../units/escape/iam';
import type { JoinedGrant } from '../types/identity';
import { isOneObject } from './grant-keys';

const readActions = ['s3:GetObject'] as const;
const writeActions = ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'] as const;

/** A statement of an IAM policy that allows something. */
export interface AllowStatement {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * Statements of grants for one bucket: access to single objects and to the objects under prefixes, and permission to list
 * the latter.
 */
export function bucketStatements(arn: string, { access, prefixes }: JoinedGrant): readonly AllowStatement[] {
  const folders = prefixes.filter((prefix) => !isOneObject({ prefix }));
  const patterns = folders.map((prefix) => `${iamLiteral(prefix)}*`);
  const objects = prefixes.filter((prefix) => isOneObject({ prefix })).map(iamLiteral);
  return [
    ...(folders.length > 0 ? [listStatement(arn, folders, patterns)] : []),
    {
      Effect: 'Allow',
      Action: access === 'read' ? readActions : writeActions,
      Resource: oneOrAll([...objects, ...patterns].map((key) => `${arn}/${key}`)),
    },
  ];
}

/** Permission to list a bucket, or the objects under some prefixes. */
function listStatement(arn: string, folders: readonly string[], patterns: readonly string[]): AllowStatement {
  return {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: arn,
    ...(!folders.includes('') && { Condition: { StringLike: { 's3:prefix': oneOrAll(patterns) } } }),
  };
}

/** The statement that allows reading secrets. */
export function secretStatement(arns: readonly string[]): AllowStatement {
  return {
    Effect: 'Allow',
    Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
    Resource: arns,
  };
}

function oneOrAll(values: readonly string[]): string | readonly string[] {
  const [value] = values;
  return value !== undefined && values.length === 1 ? value : values;
}
