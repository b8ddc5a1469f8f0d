import type { Labels } from '../../plan/types/labels';
import type { StoppingPlan } from '../../plan/types/training-queue';
import type { Create } from '../kube';

/** Fields of the metadata that the API server changes with every update. */
const ofServer = "['generation', 'managedFields', 'resourceVersion']";

/** Kueue and administrators can delete Workloads too, and are not limited. */
const isMember =
  "!authorizer.group('kueue.x-k8s.io').resource('workloads').namespace(request.namespace).check('delete').allowed()";

/** Whether two maps have the same values, except for some keys. */
function same(field: string, except: string): string {
  const [now, before] = [`object.${field}`, `oldObject.${field}`];
  return [
    `${now}.all(key, key in ${except} || (key in ${before} && ${now}[key] == ${before}[key]))`,
    `${before}.all(key, key in ${except} || key in ${now})`,
  ].join(' && ');
}

/**
 * Members who stop and resume jobs change only `spec.active` of a Workload. With its pod templates they could run any image
 * with the service account of the job.
 */
export function stoppingPolicy<T>(create: Create<T>, { name }: StoppingPlan, labels: Labels): T {
  return create('stopping-policy', {
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name, labels },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          { apiGroups: ['kueue.x-k8s.io'], apiVersions: ['*'], operations: ['UPDATE'], resources: ['workloads'] },
        ],
      },
      matchConditions: [{ name: 'members', expression: isMember }],
      validations: [
        {
          expression: same('spec', "['active']"),
          message: 'members of a team can change only spec.active of a Workload',
        },
        {
          expression: same('metadata', ofServer),
          message: 'members of a team cannot change the metadata of a Workload',
        },
      ],
    },
  });
}

/** Applies the policy in the namespaces of the teams. */
export function stoppingBinding<T>(create: Create<T>, { name, namespaces }: StoppingPlan, labels: Labels): T {
  return create('stopping-binding', {
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name, labels },
    spec: {
      policyName: name,
      validationActions: ['Deny'],
      matchResources: {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces }],
        },
      },
    },
  });
}
