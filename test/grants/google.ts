import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { RecordedResource } from '../../lib/testing/record-pulumi';
import { ofType } from '../clusters/record';
import { evaluate, type GoogleRequest } from './evaluators';
import type { Operation, Question } from './questions';

const permissions: Readonly<Record<Operation, string>> = {
  read: 'storage.objects.get',
  write: 'storage.objects.create',
  delete: 'storage.objects.delete',
  list: 'storage.objects.list',
};

/** Permissions of the predefined roles. Source: https://cloud.google.com/storage/docs/access-control/iam-roles */
const roles: Readonly<Record<string, readonly string[]>> = {
  'roles/storage.objectViewer': ['storage.objects.get', 'storage.objects.list'],
  'roles/storage.objectUser': [
    ...['storage.objects.get', 'storage.objects.list', 'storage.objects.create', 'storage.objects.delete'],
    'storage.objects.update',
  ],
  'roles/secretmanager.secretAccessor': ['secretmanager.versions.access'],
};

/** A role on a bucket or a secret that applies to a question, with its condition. */
interface Binding {
  readonly expression: string;
}

/** Whether Google Cloud allows what each question asks: a binding with the permission exists, and its condition is true. */
export function answersOfGoogle(
  plan: ClusterPlan,
  resources: readonly RecordedResource[],
  questions: readonly Question[],
): readonly boolean[] {
  const requests: GoogleRequest[] = [];
  const ofQuestions = questions.map((question) => {
    const { name, attributes } = placeOf(plan, question);
    return bindingsOf(plan, resources, question).map(({ expression }) =>
      requests.push({ cloud: 'google', expression, name, attributes }),
    );
  });
  const results = evaluate(requests);
  return ofQuestions.map((numbers) => numbers.some((number) => results[number - 1]));
}

function bindingsOf(plan: ClusterPlan, resources: readonly RecordedResource[], question: Question): readonly Binding[] {
  const type =
    question.kind === 'secret'
      ? 'gcp:secretmanager/secretIamMember:SecretIamMember'
      : 'gcp:storage/bucketIAMMember:BucketIAMMember';
  const { mechanism } = question.identity;
  const subject = mechanism.kind === 'gke-direct' ? mechanism.subject : '';
  return ofType(resources, type)
    .filter(({ inputs }) => String(inputs.member).endsWith(`/subject/${subject}`))
    .filter(({ inputs }) =>
      question.kind === 'secret'
        ? inputs.secretId === question.secret
        : inputs.bucket === bucketName(plan, question.bucket),
    )
    .filter(({ inputs }) => permissionsOf(String(inputs.role)).includes(permissionFor(question)))
    .map(({ inputs }) => ({ expression: (inputs.condition as Binding | undefined)?.expression ?? 'true' }));
}

function permissionsOf(role: string): readonly string[] {
  const found = roles[role];
  if (!found) throw new Error(`the permissions of ${role} are not listed here`);
  return found;
}

function permissionFor(question: Question): string {
  if (question.kind === 'object') return permissions[question.operation];
  return question.kind === 'secret' ? 'secretmanager.versions.access' : 'storage.buckets.delete';
}

/** What a condition sees. Source: https://cloud.google.com/iam/docs/conditions-attribute-reference */
function placeOf(plan: ClusterPlan, question: Question): Pick<GoogleRequest, 'name' | 'attributes'> {
  if (question.kind === 'secret') return { name: question.secret, attributes: {} };
  const bucket = `projects/_/buckets/${bucketName(plan, question.bucket)}`;
  if (question.kind === 'bucket') return { name: bucket, attributes: {} };
  if (question.operation !== 'list') return { name: `${bucket}/objects/${question.key}`, attributes: {} };
  return { name: bucket, attributes: { 'storage.googleapis.com/objectListPrefix': question.key } };
}

function bucketName({ buckets }: ClusterPlan, name: string): string {
  const location = buckets[name]?.location;
  return location?.kind === 'gcs' ? location.bucket : name;
}
