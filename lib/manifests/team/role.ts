import { ApiResource, Group, type IRole, type ISubject, Role, RoleBinding, User } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { RolePlan, SubjectPlan } from '../../plan/types/role';
import type { TeamPlan } from '../../plan/types/team';
import { assertNever } from '../../units/assert-never';

/** A Role in a team's namespace. A rule for several resources is split into one rule per resource, which is equivalent. */
export function role(scope: Construct, team: TeamPlan, plan: RolePlan): Role {
  return new Role(scope, `role-${plan.name}`, {
    metadata: { name: plan.name, namespace: team.namespace, labels: { ...team.labels } },
    rules: plan.rules.map(({ apiGroup, resources, verbs }) => ({
      verbs: [...verbs],
      resources: resources.map((resourceType) => ApiResource.custom({ apiGroup, resourceType })),
    })),
  });
}

/** The members of a role. It sets the name, because `Role.bind` generates one from a hash. */
export function roleBinding(scope: Construct, team: TeamPlan, plan: RolePlan, of: Role): RoleBinding {
  const binding = new RoleBinding(scope, `role-binding-${plan.name}`, {
    metadata: { name: plan.name, namespace: team.namespace, labels: { ...team.labels } },
    // The interfaces of cdk8s-plus do not allow `undefined` in optional fields.
    role: of as IRole,
  });
  binding.addSubjects(...plan.subjects.map((subject, index) => roleSubject(binding, `subject-${index}`, subject)));
  return binding;
}

function roleSubject(scope: Construct, id: string, { kind, name }: SubjectPlan): ISubject {
  switch (kind) {
    case 'Group':
      return Group.fromName(scope, id, name);
    case 'User':
      return User.fromName(scope, id, name);
    default:
      return assertNever(kind);
  }
}
