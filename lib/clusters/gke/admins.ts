import * as projects from '@pulumi/gcp/projects';
import type { GkeContext } from './context';

/** Grants the admin role for the clusters of the project to the members in the definition. */
export function makeAdmins({ name, plan, project, options }: GkeContext): void {
  for (const member of plan.admins) {
    new projects.IAMMember(`${name}-admin-${member}`, { project, role: 'roles/container.admin', member }, options);
  }
}
