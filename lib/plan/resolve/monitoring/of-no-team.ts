/**
 * Excludes series that pods of teams export under the same names, which would hide that an exporter is lost, or report what is
 * not so. The job of a PodMonitor, which scrapes the pods of teams, is its namespace and name; that of a ServiceMonitor has no
 * `/`.
 */
export const ofNoTeam = 'job!~".+/.+"';
