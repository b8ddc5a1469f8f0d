import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ModelPlatformDefinition } from '../definition/platform';
import { blocksManifests, PlatformError } from '../errors';
import { type CheckOptions, checkModelPlatform } from '../plan/plan';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { PlatformObjects, type PlatformObjectsOptions } from './platform-objects';

/** Inputs besides the definition, and patches. */
export interface ModelPlatformOptions extends CheckOptions, PlatformObjectsOptions {}

/**
 * The manifests of a platform as one cdk8s chart, because the time of cdk8s grows faster than the number of charts.
 *
 * @example
 * const app = new App();
 * new ModelPlatform(app, 'acme', definition);
 * synthesize(app);
 */
export class ModelPlatform extends Chart {
  readonly plan: ModelPlatformPlan;
  /** Constructs of teams, services, gateways and add-ons, by name in the definition. */
  readonly objects: PlatformObjects;

  /**
   * @throws PlatformError with all findings at once, before any object is created: problems of the definition, missing
   * outputs of the cloud, and patches without effect.
   */
  constructor(scope: Construct, id: string, definition: ModelPlatformDefinition, options: ModelPlatformOptions = {}) {
    const { plan, findings } = checkModelPlatform(definition, options);
    if (!plan || findings.some(blocksManifests)) throw new PlatformError(findings);
    super(scope, id, { disableResourceNameHashes: true });
    this.plan = plan;
    this.objects = new PlatformObjects(this, 'platform', plan, options);
  }
}
