import { createHash } from 'node:crypto';
import { outputsOfType } from '../../lib/testing/mock-cloud';
import { type Asked, factsOf, valueAt } from './names';

/** Accounts that credentials are for, in the form of each cloud. */
export const accounts = {
  aws: '123456789012',
  gcp: 'example-project',
  azure: '11111111-2222-3333-4444-555555555555',
} as const;

/** What a resource says about itself once it is made. */
export interface Made {
  readonly id: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Makes nothing, and answers as if it had: ids in the form of the cloud, so that what is made of them has it too. */
export function make(asked: Asked, number: number): Made {
  const { type, name, inputs } = asked;
  const given = nameOf(asked) ?? newName(asked, number);
  const id = idOf(asked, given, number);
  const computed: Readonly<Record<string, unknown>> = {
    ...(type.startsWith('aws:') && { arn: arnOf(asked, given, id) }),
    ...outputsOfType(asked),
    ...(type === 'azure-native:managedidentity:UserAssignedIdentity' && {
      clientId: guid(`${name} client`),
      principalId: guid(`${name} principal`),
    }),
    // A new node group has a new group of machines behind it.
    ...(type === 'aws:eks/nodeGroup:NodeGroup' && {
      resources: [{ autoscalingGroups: [{ name: `eks-${name}-${number}` }] }],
    }),
    ...(type === 'aws:ec2/eip:Eip' && { allocationId: id }),
    ...(type === 'gcp:serviceaccount/account:Account' && {
      email: `${String(inputs.accountId)}@${String(inputs.project)}.iam.gserviceaccount.com`,
    }),
  };
  return { id, outputs: { ...inputs, name: given, ...computed } };
}

/** The name that the inputs give. */
function nameOf({ type, inputs }: Asked): string | undefined {
  const { identity } = factsOf(type);
  const value = valueAt(inputs, identity.at(-1) ?? 'name');
  return typeof value === 'string' ? value : undefined;
}

/** A name that the provider finds, after a prefix or after the logical name. */
function newName({ type, name, inputs }: Asked, number: number): string {
  const random = digits(`${type} ${name} ${number}`);
  const prefix = inputs.namePrefix ?? inputs.nodeGroupNamePrefix;
  return typeof prefix === 'string' ? `${prefix}${random.slice(0, 26)}` : `${name}-${random.slice(0, 7)}`;
}

function idOf(asked: Asked, given: string, number: number): string {
  const { type, inputs } = asked;
  const { idPrefix } = factsOf(type);
  if (idPrefix !== undefined) return `${idPrefix}-0${digits(`${type} ${asked.name} ${number}`).slice(0, 16)}`;
  if (type.startsWith('azure-native:')) return azureId(asked, given);
  const parents = factsOf(type).identity.slice(0, -1);
  return [...parents.map((path) => String(valueAt(inputs, path))), given].join(type.startsWith('gcp:') ? '/' : ':');
}

function azureId({ type, inputs }: Asked, given: string): string {
  const [, module = '', kind = ''] = type.split(':');
  const scope = `/subscriptions/${accounts.azure}`;
  if (kind === 'ResourceGroup') return `${scope}/resourceGroups/${given}`;
  const parents = factsOf(type)
    .identity.slice(1, -1)
    .map((field) => `${field}/${String(inputs[field])}/`);
  return `${scope}/resourceGroups/${String(inputs.resourceGroupName)}/providers/Microsoft.${module}/${parents.join('')}${kind}/${given}`;
}

function arnOf({ type, inputs }: Asked, given: string, id: string): string {
  const [, module = '', kind = ''] = type.split(/[:/]/);
  if (module === 'iam') return `arn:aws:iam::${accounts.aws}:${kind}/${given}`;
  if (module === 's3') return `arn:aws:s3:::${given}`;
  return `arn:aws:${module}:${String(inputs.region)}:${accounts.aws}:${kind}/${id}`;
}

function digits(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function guid(text: string): string {
  const hex = digits(text);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
