import { keptSchemas } from '../control-plane/kept-schemas';
import { reportNotProved } from '../fixtures/not-proved';
import { SchemaValidator } from './schema-validator';

const read = keptSchemas();
if (!read)
  reportNotProved('objects against the schemas of the API server', 'they need those that test:cluster has cached');

/**
 * The validator with the cached schemas of an API server, or undefined if none are cached. Test files share it, because
 * compiling the schemas takes longer than validating all objects.
 */
export const keptValidator = read && new SchemaValidator(read);
