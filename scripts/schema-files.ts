import { describedSchema } from './described-schema';
import { definitionShape, type JsonSchema, partShape } from './json-schema';

/** The published JSON Schemas by file name. */
export function schemaFiles(): Readonly<Record<string, JsonSchema>> {
  return {
    'schema.json': describedSchema(definitionShape(), 'definition'),
    'schema.part.json': describedSchema(partShape(), 'part'),
  };
}
