import { parseBytes } from '../../units/quantity';
import { parseRate } from '../../units/rate';
import { object, parsed } from './fields';
import { atMost } from './quantities';

/** The largest size that Envoy Gateway accepts. Source: v1.9.1, `internal/gatewayapi/backendtrafficpolicy.go`. */
const maxBodyBytes = 2 ** 32 - 1;

/** {@link RequestLimitsSpec} */
export const requestLimitsSchema = object({
  requests: parsed(parseRate).exactOptional(),
  requestsPerClient: parsed(parseRate).exactOptional(),
  body: atMost(parsed(parseBytes, 'above zero'), {
    parse: parseBytes,
    max: maxBodyBytes,
    text: `${maxBodyBytes} bytes`,
    problem: 'is larger than a gateway accepts',
  }).exactOptional(),
});
