/** Someone who can log in to the cluster besides its administrators. */
export interface LogInPlan {
  readonly kind: 'group' | 'user';
  /** As the cloud names it: an ARN on EKS, an e-mail address on GKE, an object id on AKS. */
  readonly principal: string;
  /** Groups of the cluster that it gets. Empty if the cluster knows the groups of the cloud. */
  readonly groups: readonly string[];
}

/** An OpenID Connect provider of people, with all its settings. */
export interface OidcPlan {
  readonly issuer: string;
  readonly clientId: string;
  readonly usernameClaim: string;
  readonly groupsClaim: string;
  /** Prefix of its users and groups in the cluster, so that none of them is a user or group of another source. */
  readonly prefix: string;
}
