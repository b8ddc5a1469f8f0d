import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { RecordedResource } from '../../lib/testing/record-pulumi';
import { ofType } from '../clusters/record';
import { type AzureRequest, azureAllows, matchesAction } from './azure-condition';
import type { Operation, Question } from './questions';

const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const secretAction = 'Microsoft.KeyVault/vaults/secrets/getSecret/action';

const operations: Readonly<Record<Operation, string>> = {
  read: `${blobs}/read`,
  write: `${blobs}/write`,
  delete: `${blobs}/delete`,
  list: `${blobs}/read`,
};

/** Data actions of the built-in roles. Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const builtIn: Readonly<Record<string, readonly string[]>> = {
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': [`${blobs}/read`],
  '4633458b-17de-408a-b874-0445c86b69e6': [secretAction, 'Microsoft.KeyVault/vaults/secrets/readMetadata/action'],
};

/** Whether Azure allows what each question asks. */
export function answersOfAzure(
  _: ClusterPlan,
  resources: readonly RecordedResource[],
  questions: readonly Question[],
): readonly boolean[] {
  const custom = ofType(resources, 'azure-native:authorization:RoleDefinition');
  const assignments = ofType(resources, 'azure-native:authorization:RoleAssignment');
  const dataActionsOf = (role: string): readonly string[] => {
    const known = builtIn[role.split('/').at(-1) ?? ''];
    if (known) return known;
    const [own] = custom.filter(({ name }) => role.endsWith(`/${name}`));
    if (!own) throw new Error(`the data actions of ${role} are not listed here`);
    const permissions = own.inputs.permissions as readonly { readonly dataActions: readonly string[] }[];
    return permissions.flatMap(({ dataActions }) => dataActions);
  };
  return questions.map((question) => {
    const { namespace, serviceAccount } = question.identity;
    const request = requestOf(question);
    return assignments
      .filter(({ inputs }) => String(inputs.principalId).endsWith(`-pod-${namespace}.${serviceAccount}-principal`))
      .filter(({ inputs }) => isScope(String(inputs.scope), question))
      .filter(({ inputs }) =>
        dataActionsOf(String(inputs.roleDefinitionId)).some((pattern) => matchesAction(pattern, request.action)),
      )
      .some(({ inputs }) => inputs.condition === undefined || azureAllows(String(inputs.condition), request));
  });
}

function isScope(scope: string, question: Question): boolean {
  if (question.kind !== 'secret') return scope.endsWith(`-bucket-${question.bucket}-id`);
  // A secret that the plan does not have is in another vault.
  return scope.includes('vault') && question.secret !== 'foreign-secret';
}

function requestOf(question: Question): AzureRequest {
  if (question.kind === 'secret') return { action: secretAction, attributes: {} };
  if (question.kind === 'bucket') {
    return { action: 'Microsoft.Storage/storageAccounts/blobServices/containers/delete', attributes: {} };
  }
  const { operation, key } = question;
  const action = operations[operation];
  if (operation !== 'list') return { action, attributes: { [`@Resource[${blobs}:path]`]: key } };
  return { action, subOperation: 'Blob.List', attributes: { [`@Request[${blobs}:prefix]`]: key } };
}
