import * as z from 'zod';
import { includedFilesSchema } from '../lib/definition/schema/included-files';
import { partSchema } from '../lib/definition/schema/part';
import { modelPlatformSchema } from '../lib/definition/schema/platform';
import { maxNames } from '../lib/definition/schema/sizes';
import { standaloneGatewaySchema } from '../lib/definition/schema/standalone-gateway';
import { standaloneMonitoringSchema } from '../lib/definition/schema/standalone-monitoring';
import { standaloneServiceSchema } from '../lib/definition/schema/standalone-service';
import { standaloneTeamSchema } from '../lib/definition/schema/standalone-team';
import { standaloneTrainingSchema } from '../lib/definition/schema/standalone-training';
import { isMap } from '../lib/units/values';

/** A JSON Schema, as far as these scripts read it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const editorField = { $schema: { type: 'string', description: 'Path or URL of this JSON Schema, for editors.' } };

/**
 * Shape of a definition in YAML or JSON, without texts. It checks less than the library does: no units, no references.
 */
export function definitionShape(): JsonSchema {
  // In files, `include` has the files of teams instead of parts.
  return forFiles(toJsonSchema(modelPlatformSchema), {
    include: { type: 'array', maxItems: maxNames, items: withoutDialect(toJsonSchema(includedFilesSchema)) },
  });
}

/** Shape of a team's part in YAML or JSON, without texts. */
export function partShape(): JsonSchema {
  // In files, the entry of `include` has the team.
  const { required: _, ...schema } = toJsonSchema(partSchema);
  return forFiles(schema, {});
}

function withoutDialect({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** Shapes of the specs of one noun without a platform, which programs write and files cannot. */
export function standaloneShapes() {
  return {
    service: toJsonSchema(standaloneServiceSchema),
    training: toJsonSchema(standaloneTrainingSchema),
    team: toJsonSchema(standaloneTeamSchema),
    gateway: toJsonSchema(standaloneGatewaySchema),
    monitoring: toJsonSchema(standaloneMonitoringSchema),
  };
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      // The largest whole number of JavaScript is not a limit of the definition.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}

/** In files, `$schema` can name the schema. */
function forFiles(schema: JsonSchema, others: JsonSchema): JsonSchema {
  const properties = isMap(schema.properties) ? schema.properties : {};
  return { ...schema, properties: { ...editorField, ...properties, ...others } };
}
