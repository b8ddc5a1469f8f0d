import type { Form } from './form';

/** How people log in to the clusters of a cloud. */
export interface LogInFacts {
  /** People of a group, as `cluster.groups` names them. */
  readonly groupForm: Form;
  /**
   * Whether the cluster gives people the groups that the definition names. Otherwise it knows only the groups of the
   * cloud, so that members of teams are these.
   */
  readonly namesGroups: boolean;
  /** Whether all groups must be in one domain: that of the group that contains them. */
  readonly oneDomain: boolean;
  /** Users that can be members. Undefined if the cloud cannot give a single user the right to connect. */
  readonly userForm: Form | undefined;
  /** Whether the cluster accepts an OpenID Connect provider of the user, with this prefix for its users and groups. */
  readonly oidcPrefix: string | undefined;
  /** Whether people outside the network of the cluster reach an API with private addresses. */
  readonly reachesPrivateApi: boolean;
}
