import type { FileDefinition, FilePart } from '../lib/definition/included-files';
import type { StandaloneGatewaySpec } from '../lib/definition/standalone-gateway';
import type { StandaloneMonitoringSpec } from '../lib/definition/standalone-monitoring';
import type { StandaloneServiceSpec } from '../lib/definition/standalone-service';
import type { StandaloneTeamSpec } from '../lib/definition/standalone-team';
import type { StandaloneTrainingSpec } from '../lib/definition/standalone-training';

/** Interfaces whose docstrings are the texts of a schema. The compiler API reads this file; it is not executed. */
export interface Documented {
  readonly definition: FileDefinition;
  readonly part: FilePart;
  readonly service: StandaloneServiceSpec;
  readonly training: StandaloneTrainingSpec;
  readonly team: StandaloneTeamSpec;
  readonly gateway: StandaloneGatewaySpec;
  readonly monitoring: StandaloneMonitoringSpec;
}
