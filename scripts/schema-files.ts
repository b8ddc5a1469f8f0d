import { definitionJsonSchema, type JsonSchema, partJsonSchema } from '../lib/definition/schema/json-schema';
import { withDefaults } from './defaults';

/** The published JSON Schemas by file name. */
export function schemaFiles(): Readonly<Record<string, JsonSchema>> {
  return {
    'schema.json': withDefaults(definitionJsonSchema(), 'definition'),
    'schema.part.json': withDefaults(partJsonSchema(), 'part'),
  };
}
