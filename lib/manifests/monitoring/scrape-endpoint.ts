import type { ScrapePlan } from '../../plan/types/monitoring';
import type { KubeValue } from '../kube';

/**
 * An endpoint of a monitor. Prometheus reaches the pods of all teams, so it does not follow a redirect of the program that it
 * scrapes: a program could send data out of its namespace in the address of a redirect. The default follows.
 * Source: prometheus-operator v0.93.1, `followRedirects`; prometheus/common, `HTTPClientConfig`.
 */
export function scrapeEndpoint({
  port,
  path,
  intervalSeconds,
}: Pick<ScrapePlan, 'port' | 'path' | 'intervalSeconds'>): Readonly<Record<string, KubeValue>> {
  return { port, path, interval: `${intervalSeconds}s`, followRedirects: false };
}
