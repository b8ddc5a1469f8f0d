import type { ModelPlatformPlan } from '../plan/types/platform';
import type { WorkloadKind } from '../plan/types/workload';
import { accessSection } from './access';
import { addOnImagesSection } from './add-on-images';
import { addOnsSection } from './add-ons';
import { autoscalingSection } from './autoscaling';
import { bucketsSection } from './buckets';
import { clusterSection } from './cluster';
import { confinementSection } from './confinement';
import { costSection } from './cost';
import { gatewaysSection } from './gateways';
import { gpuSharingSection } from './gpu-sharing';
import { identitiesSection } from './identities';
import { imagesSection } from './images';
import { networkSection, operatorNetworkSection } from './network';
import { nodePoolsSection } from './node-pools';
import { objectivesSection } from './objectives';
import { poolUseSection } from './pool-use';
import { prerequisitesSection } from './prerequisites';
import { queuesSection } from './queues';
import { registriesSection } from './registries';
import { rolloutsSection } from './rollouts';
import { secretsSection } from './secrets';
import type { Section } from './section';
import { servicesSection } from './services';
import { plainStyle, type Style } from './style';
import { teamsSection } from './teams';
import { trainingSection } from './training';
import { waiversSection } from './waivers';
import { writableRootsSection } from './writable-roots';

/** Sections about the workloads of one kind. */
const workloadSections: Readonly<Record<WorkloadKind, readonly Section[]>> = {
  service: [servicesSection, autoscalingSection, rolloutsSection],
  training: [trainingSection, queuesSection],
};

const sections: readonly Section[] = [
  clusterSection,
  nodePoolsSection,
  gpuSharingSection,
  poolUseSection,
  bucketsSection,
  registriesSection,
  teamsSection,
  ...Object.values(workloadSections).flat(),
  gatewaysSection,
  objectivesSection,
  networkSection,
  confinementSection,
  identitiesSection,
  secretsSection,
  accessSection,
  writableRootsSection,
  imagesSection,
  prerequisitesSection,
  addOnsSection,
  addOnImagesSection,
  operatorNetworkSection,
  costSection,
  waiversSection,
];

/**
 * A plan as text: one section with tables per topic. Empty sections are omitted.
 *
 * @example
 * console.log(planText(planModelPlatform(definition)));
 */
export function planText(plan: ModelPlatformPlan, style: Style = plainStyle): string {
  const parts = sections.map((write) => write(plan, style)).filter((part) => part !== '');
  return `${parts.join('\n\n')}\n`;
}
