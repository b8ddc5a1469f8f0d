/** Folder for cluster-scoped objects that belong to no team. */
export const clusterFolder = 'cluster';

/** Folder for the objects in namespaces, with one folder for each namespace. */
export const namespacesFolder = 'namespaces';

/** Folder for cluster-scoped objects of teams, with one folder for each team. */
export const teamsFolder = 'teams';
