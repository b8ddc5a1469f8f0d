import { joinName } from '../../units/names';

/** Name of the PriorityClass of Prometheus and Alertmanager. */
export function monitoringPriorityName(platform: string): string {
  return joinName([platform, 'monitoring'], 63);
}
