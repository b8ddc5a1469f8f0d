import { keptSchemas } from '../control-plane/kept-schemas';
import { SchemaValidator } from './schema-validator';

const read = keptSchemas();

/**
 * The validator with the cached schemas of an API server, or undefined if none are cached. Test files share it, because
 * compiling the schemas takes longer than validating all objects.
 */
export const keptValidator = read && new SchemaValidator(read);
