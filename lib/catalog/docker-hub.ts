/** Host of the API of Docker Hub, whose images have the host docker.io. Source: distribution/reference, `normalize.go`. */
const dockerHubApi = 'registry-1.docker.io';

/** Host of the API of a registry, by the host of its images. */
export function registryApi(host: string): string {
  return host === 'docker.io' ? dockerHubApi : host;
}
