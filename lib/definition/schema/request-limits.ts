import { parseBytes } from '../../units/quantity';
import { parseRate } from '../../units/rate';
import { UnitError } from '../../units/unit-error';
import { addProblem, object, parsed } from './fields';

/** The largest size that Envoy Gateway accepts. Source: v1.9.1, `internal/gatewayapi/backendtrafficpolicy.go`. */
const maxBodyBytes = 2 ** 32 - 1;

/** {@link RequestLimitsSpec} */
export const requestLimitsSchema = object({
  requests: parsed(parseRate).exactOptional(),
  requestsPerClient: parsed(parseRate).exactOptional(),
  body: parsed(parseBytes, 'above zero')
    .superRefine((text, context) => {
      if (bytesOf(text) <= maxBodyBytes) return;
      const allowed = `at most ${maxBodyBytes} bytes`;
      addProblem(context, 'is larger than a gateway accepts', { rule: 'definition/range', allowed });
    })
    .exactOptional(),
});

/** Zero for a text that is no size, which has a problem of its own. */
function bytesOf(text: string): number {
  try {
    return parseBytes(text);
  } catch (error) {
    if (error instanceof UnitError) return 0;
    throw error;
  }
}
