import * as projects from '@pulumi/gcp/projects';
import * as serviceaccount from '@pulumi/gcp/serviceaccount';
import { interpolate } from '@pulumi/pulumi';
import { joinName } from '../../units/names';
import type { GkeContext } from './context';

/** The service account of all nodes, and the resources that must exist before a node can use it. */
export interface NodeAccount {
  readonly account: serviceaccount.Account;
  readonly role: projects.IAMMember;
}

/** Maximum length of a service account id. */
const maxAccountId = 30;

/**
 * Creates the service account of all nodes, which can only write logs and metrics. Pods cannot use it.
 *
 * Its id belongs to the project, so platforms of one project need different names, also in different regions. Networks,
 * subnetworks and routers get random digits from Pulumi. An id with digits of the platform would replace the account, and with it
 * every node pool.
 */
export function makeNodeAccount({ name, plan, project, options }: GkeContext): NodeAccount {
  const account = new serviceaccount.Account(
    `${name}-nodes`,
    {
      project,
      accountId: joinName([plan.name, 'nodes'], maxAccountId),
      displayName: `Nodes of ${plan.name}`,
    },
    options,
  );
  const role = new projects.IAMMember(
    `${name}-nodes`,
    {
      project,
      role: 'roles/container.defaultNodeServiceAccount',
      member: interpolate`serviceAccount:${account.email}`,
    },
    options,
  );
  return { account, role };
}
