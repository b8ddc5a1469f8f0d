import * as projects from '@pulumi/gcp/projects';
import * as serviceaccount from '@pulumi/gcp/serviceaccount';
import { interpolate } from '@pulumi/pulumi';
import { joinName } from '../../units/names';
import type { GkeContext } from './context';

/** The service account of all nodes, and what must be there before a node can use it. */
export interface NodeAccount {
  readonly account: serviceaccount.Account;
  readonly role: projects.IAMMember;
}

/** Longest id of a service account. */
const maxAccountId = 30;

/** The service account of all nodes, which may write logs and metrics and nothing else. Pods cannot use it. */
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
