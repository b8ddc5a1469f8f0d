import { createHash } from 'node:crypto';
import { outputsOfType } from '../../lib/testing/mock-cloud';
import { factsOf, type RequestedResource, valueAt } from './resource-types';

/** Account IDs in the format of each cloud. */
export const accounts = {
  aws: '482917365021',
  gcp: 'calls-ml-4829',
  azure: '11111111-2222-3333-4444-555555555555',
} as const;

/** ID and outputs of a created resource. */
export interface CreatedResource {
  readonly id: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Simulates a creation. IDs have the format of the cloud, and so do the inputs that are derived from them. */
export function createResource(requested: RequestedResource, number: number): CreatedResource {
  const { type, name, inputs } = requested;
  const resourceName = nameOf(requested) ?? generatedName(requested, number);
  const id = idOf(requested, resourceName, number);
  const computed: Readonly<Record<string, unknown>> = {
    ...(type.startsWith('aws:') && { arn: arnOf(requested, resourceName, id) }),
    ...outputsOfType(requested),
    ...(type === 'azure-native:managedidentity:UserAssignedIdentity' && {
      clientId: guid(`${name} client`),
      principalId: guid(`${name} principal`),
    }),
    // A new node group has a new Auto Scaling group.
    ...(type === 'aws:eks/nodeGroup:NodeGroup' && {
      resources: [{ autoscalingGroups: [{ name: `eks-${name}-${number}` }] }],
    }),
    ...(type === 'aws:ec2/eip:Eip' && { allocationId: id }),
    ...(type === 'gcp:serviceaccount/account:Account' && {
      email: `${String(inputs.accountId)}@${String(inputs.project)}.iam.gserviceaccount.com`,
    }),
  };
  return { id, outputs: { ...inputs, name: resourceName, ...computed } };
}

/** The name in the inputs. */
function nameOf({ type, inputs }: RequestedResource): string | undefined {
  const { identity } = factsOf(type);
  const value = valueAt(inputs, identity.at(-1) ?? 'name');
  return typeof value === 'string' ? value : undefined;
}

/** A name that the provider generates, from a prefix or from the logical name. */
function generatedName({ type, name, inputs }: RequestedResource, number: number): string {
  const random = digits(`${type} ${name} ${number}`);
  const prefix = inputs.namePrefix ?? inputs.nodeGroupNamePrefix;
  return typeof prefix === 'string' ? `${prefix}${random.slice(0, 26)}` : `${name}-${random.slice(0, 7)}`;
}

function idOf(requested: RequestedResource, resourceName: string, number: number): string {
  const { type, inputs } = requested;
  const { idPrefix } = factsOf(type);
  if (idPrefix !== undefined) return `${idPrefix}-0${digits(`${type} ${requested.name} ${number}`).slice(0, 16)}`;
  if (type.startsWith('azure-native:')) return azureId(requested, resourceName);
  const parents = factsOf(type).identity.slice(0, -1);
  return [...parents.map((path) => String(valueAt(inputs, path))), resourceName].join(
    type.startsWith('gcp:') ? '/' : ':',
  );
}

function azureId({ type, inputs }: RequestedResource, resourceName: string): string {
  const [, module = '', kind = ''] = type.split(':');
  const scope = `/subscriptions/${accounts.azure}`;
  if (kind === 'ResourceGroup') return `${scope}/resourceGroups/${resourceName}`;
  const parents = factsOf(type)
    .identity.slice(1, -1)
    .map((field) => `${field}/${String(inputs[field])}/`);
  return `${scope}/resourceGroups/${String(inputs.resourceGroupName)}/providers/Microsoft.${module}/${parents.join('')}${kind}/${resourceName}`;
}

function arnOf({ type, inputs }: RequestedResource, resourceName: string, id: string): string {
  const [, module = '', kind = ''] = type.split(/[:/]/);
  if (module === 'iam') return `arn:aws:iam::${accounts.aws}:${kind}/${resourceName}`;
  if (module === 's3') return `arn:aws:s3:::${resourceName}`;
  return `arn:aws:${module}:${String(inputs.region)}:${accounts.aws}:${kind}/${id}`;
}

function digits(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function guid(text: string): string {
  const hex = digits(text);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
