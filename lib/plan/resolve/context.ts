import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Provider } from '../providers/provider';
import type { ClusterPlan } from '../types/cluster';
import type { GatewayPlan } from '../types/gateway';
import type { ClusterOutputsFile } from '../types/outputs';

/** Context of the services of a platform. */
export interface PlatformContext {
  readonly definition: ModelPlatformDefinition;
  readonly cluster: Omit<ClusterPlan, 'identities'>;
  readonly provider: Provider;
  readonly gateways: Readonly<Record<string, GatewayPlan>>;
  readonly outputs: ClusterOutputsFile | undefined;
}
