import { assertNever } from '../../units/assert-never';
import type { GatewayScope } from './scopes';

/** Why requests from the internet can reach a gateway, and how to change it. */
interface Exposure {
  readonly problem: string;
  readonly fix: string;
}

/** Undefined for an internal gateway. */
export function exposureOf({ visibility, stateInternal }: GatewayScope): Exposure | undefined {
  switch (visibility) {
    case 'internal':
      return undefined;
    case 'public':
      return { problem: 'the gateway is public', fix: 'make the gateway internal' };
    case 'undecided':
      return {
        problem: 'the gateway can be public, because the controller of load balancers decides it',
        fix: stateInternal,
      };
    default:
      return assertNever(visibility);
  }
}
