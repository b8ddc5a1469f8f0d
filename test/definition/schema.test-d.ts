import type * as z from 'zod';
import type { ModelPlatformPart } from '../../lib/definition/part';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import type { partSchema } from '../../lib/definition/schema/part';
import type { modelPlatformSchema } from '../../lib/definition/schema/platform';
import type { modelServiceSchema, servingSchema } from '../../lib/definition/schema/service';
import type { standaloneGatewaySchema } from '../../lib/definition/schema/standalone-gateway';
import type { standaloneMonitoringSchema } from '../../lib/definition/schema/standalone-monitoring';
import type { standaloneServiceSchema } from '../../lib/definition/schema/standalone-service';
import type { standaloneTeamSchema } from '../../lib/definition/schema/standalone-team';
import type { standaloneTrainingSchema } from '../../lib/definition/schema/standalone-training';
import type { trainingJobSchema } from '../../lib/definition/schema/training';
import type { ModelServiceSpec, ServingSpec } from '../../lib/definition/service';
import type { StandaloneGatewaySpec } from '../../lib/definition/standalone-gateway';
import type { StandaloneMonitoringSpec } from '../../lib/definition/standalone-monitoring';
import type { StandaloneServiceSpec } from '../../lib/definition/standalone-service';
import type { StandaloneTeamSpec } from '../../lib/definition/standalone-team';
import type { StandaloneTrainingSpec } from '../../lib/definition/standalone-training';
import type { TrainingJobSpec } from '../../lib/definition/training';

// The interfaces of a definition and its schema are both written by hand. Expanded to plain readonly maps and lists,
// they must be identical: a field that exists or is optional in only one of them is a compiler error in this file.

type WrittenOut<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly WrittenOut<Item>[]
    : { readonly [K in keyof T]: WrittenOut<T[K]> };

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Agree<Schema extends z.ZodType, Written> = Same<WrittenOut<z.infer<Schema>>, WrittenOut<Written>>;

export const platform: Agree<typeof modelPlatformSchema, ModelPlatformDefinition> = true;
export const part: Agree<typeof partSchema, ModelPlatformPart> = true;
export const service: Agree<typeof modelServiceSchema, ModelServiceSpec> = true;
export const serving: Agree<typeof servingSchema, ServingSpec> = true;
export const training: Agree<typeof trainingJobSchema, TrainingJobSpec> = true;
export const standalone: Agree<typeof standaloneServiceSchema, StandaloneServiceSpec> = true;
export const standaloneGateway: Agree<typeof standaloneGatewaySchema, StandaloneGatewaySpec> = true;
export const standaloneMonitoring: Agree<typeof standaloneMonitoringSchema, StandaloneMonitoringSpec> = true;
export const standaloneTeam: Agree<typeof standaloneTeamSchema, StandaloneTeamSpec> = true;
export const standaloneTraining: Agree<typeof standaloneTrainingSchema, StandaloneTrainingSpec> = true;

// The comparison detects an additional field, an optional field and another type.
export const more: Same<WrittenOut<{ a: string; b?: string }>, WrittenOut<{ a: string }>> = false;
export const optional: Same<WrittenOut<{ a?: string }>, WrittenOut<{ a: string }>> = false;
export const other: Same<WrittenOut<{ a: 'x' | 'y' }>, WrittenOut<{ a: 'x' }>> = false;
