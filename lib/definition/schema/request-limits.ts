import { parseBytes } from '../../units/quantity';
import { parseRate } from '../../units/rate';
import { object, parsed } from './fields';

/** {@link RequestLimitsSpec} */
export const requestLimitsSchema = object({
  requests: parsed(parseRate).exactOptional(),
  body: parsed(parseBytes, 'above zero').exactOptional(),
});
