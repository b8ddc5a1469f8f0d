import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { RecordedResource } from '../../lib/testing/record-pulumi';
import { ofType } from '../clusters/record';
import { type AwsRequest, evaluate } from './evaluators';
import type { Operation, Question } from './questions';

const account = '123456789012';

const actions: Readonly<Record<Operation, string>> = {
  read: 's3:GetObject',
  write: 's3:PutObject',
  delete: 's3:DeleteObject',
  list: 's3:ListBucket',
};

/** Whether AWS allows what each question asks. */
export function answersOfAws(
  plan: ClusterPlan,
  resources: readonly RecordedResource[],
  questions: readonly Question[],
): readonly boolean[] {
  const inline = ofType(resources, 'aws:iam/rolePolicy:RolePolicy');
  const managed = ofType(resources, 'aws:iam/policy:Policy');
  const attached = ofType(resources, 'aws:iam/rolePolicyAttachment:RolePolicyAttachment');
  const policiesOf = ({ namespace, serviceAccount }: Question['identity']) => {
    const role = `-pod-${namespace}.${serviceAccount}`;
    const arns = attached
      .filter(({ inputs }) => String(inputs.role).endsWith(role))
      .map(({ inputs }) => inputs.policyArn);
    return [
      ...inline.filter(({ inputs }) => String(inputs.role).endsWith(`${role}-id`)),
      ...managed.filter(({ type, name }) => arns.includes(`arn:mock:${type}/${name}`)),
    ].map(({ inputs }) => JSON.parse(String(inputs.policy)) as unknown);
  };
  const requests = questions.map(
    (question): AwsRequest => ({
      cloud: 'aws',
      account,
      policies: policiesOf(question.identity),
      ...requestOf(plan, question),
    }),
  );
  return evaluate(requests);
}

function requestOf(plan: ClusterPlan, question: Question): Pick<AwsRequest, 'action' | 'resource' | 'context'> {
  switch (question.kind) {
    case 'secret':
      return { action: 'secretsmanager:GetSecretValue', resource: secretArn(question.secret), context: {} };
    case 'bucket':
      return { action: 's3:DeleteBucket', resource: bucketArn(plan, question.bucket), context: {} };
    case 'object': {
      const { operation, bucket, key } = question;
      const action = actions[operation];
      const arn = bucketArn(plan, bucket);
      if (operation === 'list') return { action, resource: arn, context: { 's3:prefix': key } };
      return { action, resource: `${arn}/${key}`, context: {} };
    }
  }
}

function bucketArn({ buckets }: ClusterPlan, name: string): string {
  const location = buckets[name]?.location;
  return `arn:aws:s3:::${location?.kind === 's3' ? location.bucket : name}`;
}

/** The address of a secret. AWS adds six characters to its name. */
export function secretArn(name: string): string {
  return `arn:aws:secretsmanager:us-east-1:${account}:secret:${name}-a1B2c3`;
}
