import * as projects from '@pulumi/gcp/projects';
import type { GkeContext } from './context';

/** Lets people and programs administer the clusters of the project besides those whom the project lets in anyway. */
export function makeAdmins({ name, plan, project, options }: GkeContext): void {
  for (const member of plan.admins) {
    new projects.IAMMember(`${name}-admin-${member}`, { project, role: 'roles/container.admin', member }, options);
  }
}
