import { assertNever } from '../../units/assert-never';
import { formatBytes } from '../../units/quantity';
import type { GatewayAuthPlan, GatewayPlan, RequestLimitsPlan } from '../types/gateway';

/** Clients that can send requests through a gateway, for people. */
export function clientsText(auth: GatewayAuthPlan | undefined): string {
  if (!auth) return 'everyone who reaches it';
  switch (auth.kind) {
    case 'jwt':
      return `tokens of ${auth.issuer} for ${auth.audiences.join(', ')}`;
    case 'api-keys':
      return `API keys of the Secret ${auth.secret}`;
    case 'mutual-tls':
      return `certificates of the authority in the Secret ${auth.secret}`;
    default:
      return assertNever(auth);
  }
}

/** Limits of requests, for people: `100 per second, at most 2Mi each`. */
export function limitsText(limits: RequestLimitsPlan | undefined): string {
  const { requests, requestsPerClient, bodyBytes } = limits ?? {};
  const texts = [
    ...(requests ? [`${requests.count} per ${requests.per}`] : []),
    ...(requestsPerClient ? [`${requestsPerClient.count} per ${requestsPerClient.per} of one client`] : []),
    ...(bodyBytes === undefined ? [] : [`at most ${formatBytes(bodyBytes)} each`]),
  ];
  return texts.length === 0 ? 'not limited' : texts.join(', ');
}

/** From where clients reach a gateway, for people. */
export function visibilityText(visibility: GatewayPlan['visibility']): string {
  return visibility === 'undecided' ? 'decided by the cluster' : visibility;
}
