import * as z from 'zod';
import { name, object } from './fields';
import { hostname, secretName } from './kubernetes-names';

/** {@link GatewaySpec} */
export const gatewaySchema = object({
  hostname: hostname().describe('Host name that clients use: `models.acme.example`.'),
  visibility: z
    .enum(['internal', 'public'])
    .describe('`internal`: reached from the network of the cluster only. `public`: from the internet.')
    .exactOptional(),
  tls: object({ secret: secretName() })
    .describe("TLS ends here, with the certificate in this Secret of the gateway's namespace.")
    .exactOptional(),
  teams: z.array(name()).describe('Teams whose services it may lead to.').exactOptional(),
}).describe('A way into the cluster from outside: a Gateway with one host name.');
