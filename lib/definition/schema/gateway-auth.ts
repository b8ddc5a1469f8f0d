import * as z from 'zod';
import { clientHeader } from '../client-header';
import { documentUrl, partProblem } from './addresses';
import { checked, object, text } from './fields';
import { secretName } from './kubernetes-names';

/** Maximum length and number of the values of a token. Source: envoyproxy/gateway@v1.9.1, `api/v1alpha1/jwt_types.go`. */
const maxLength = 253;
const maxAudiences = 8;
const maxClients = 128;

const secret = {
  secret: secretName(),
  remote: text('the name of the secret in the secret manager of the cloud').exactOptional(),
};

const jwt = object({
  issuer: short('an issuer such as https://login.acme.example', partProblem),
  audiences: z
    .array(short('an audience such as models'))
    .min(1, { error: '1 or more audiences' })
    .max(maxAudiences, { error: `at most ${maxAudiences} audiences` }),
  jwksUri: documentUrl(),
  clientClaim: short('the name of a claim such as azp').exactOptional(),
});

/** {@link GatewayAuthSpec} */
export const gatewayAuthSchema = z.union(
  [
    object({ jwt }),
    object({ apiKeys: object({ ...secret, header: header().exactOptional() }) }),
    object({ mtls: object({ certificateAuthority: object(secret) }) }),
  ],
  { error: 'a map with one of `jwt`, `apiKeys` and `mtls`' },
);

/** Names of clients. Source of the maximum: envoyproxy/gateway@v1.9.1, `api/v1alpha1/authorization_types.go`. */
export function clientNames() {
  return z
    .array(short('the name of a client'))
    .min(1, { error: '1 or more names of clients' })
    .max(maxClients, { error: `at most ${maxClients} names of clients` });
}

function short(allowed: string, problemOf: (value: string) => string | undefined = () => undefined) {
  return checked((value) => {
    if (!/^\S+$/.test(value)) return value === '' ? 'is empty' : 'contains whitespace';
    return value.length > maxLength ? `is ${value.length} characters long` : problemOf(value);
  }, `${allowed}, at most ${maxLength} characters`);
}

/**
 * Headers that proxies set, or that say how a request is read. A gateway removes the header of the API key.
 * Sources: RFC 9110, RFC 9112 and RFC 9113; Envoy "HTTP header manipulation" and "HTTP request headers"; 2026-11.
 */
const reservedHeaders: ReadonlySet<string> = new Set([
  ...[
    'accept',
    'accept-encoding',
    'connection',
    'content-encoding',
    'content-length',
    'content-type',
    'cookie',
    'date',
  ],
  ...['expect', 'forwarded', 'host', 'http2-settings', 'keep-alive', 'max-forwards', 'origin', 'proxy-authorization'],
  ...['proxy-connection', 'range', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'user-agent', 'via'],
  ...['traceparent', 'tracestate', 'x-request-id', 'x-real-ip', clientHeader],
]);

function isReserved(header: string): boolean {
  return reservedHeaders.has(header) || /^(?:x-envoy|x-forwarded|grpc|sec|access-control)-/.test(header);
}

function header() {
  return checked((text) => {
    if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text)) return 'is not the name of a header';
    return isReserved(text) ? 'is a header of HTTP or of the gateway with another purpose' : undefined;
  }, 'a-z, 0-9 and -, such as x-api-key, and no header of HTTP or of the gateway except authorization');
}
