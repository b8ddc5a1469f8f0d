import * as z from 'zod';
import { partSchema } from './part';
import { modelPlatformSchema } from './platform';
import { isMap } from './values';

/** A JSON Schema, as far as it is looked into here. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const editorField = { $schema: { type: 'string', description: 'The schema that editors complete by.' } };

/** JSON Schema of a definition in YAML or JSON, for editors. It says less than is checked: no units, no references. */
export function definitionJsonSchema(): JsonSchema {
  return forFiles(toJsonSchema(modelPlatformSchema), {
    include: {
      type: 'array',
      description: 'What teams keep in files of their own.',
      items: { type: 'string', examples: ['teams/*.yaml'] },
    },
  });
}

/** JSON Schema of a team's part in YAML or JSON. */
export function partJsonSchema(): JsonSchema {
  return forFiles(toJsonSchema(partSchema), {});
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      // The largest whole number of JavaScript is no limit of ours.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}

/** In files, `include` holds patterns instead of parts, and `$schema` may name the schema. */
function forFiles(schema: JsonSchema, others: JsonSchema): JsonSchema {
  const properties = isMap(schema.properties) ? schema.properties : {};
  return { ...schema, properties: { ...editorField, ...properties, ...others } };
}
