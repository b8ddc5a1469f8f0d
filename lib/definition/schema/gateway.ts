import * as z from 'zod';
import { email } from './addresses';
import { name, object } from './fields';
import { hostname, secretName } from './kubernetes-names';

/** {@link GatewaySpec} */
export const gatewaySchema = object({
  hostname: hostname().describe('Host name that clients use: `models.acme.example`.'),
  visibility: z
    .enum(['internal', 'public'])
    .describe('`internal`: reached from the network of the cluster only. `public`: from the internet.')
    .exactOptional(),
  tls: z
    .union([object({ secret: secretName() }), object({ letsEncrypt: object({ email: email() }) })], {
      error: 'a map with either `secret`, or `letsEncrypt` with `email`',
    })
    .describe(
      "TLS ends here, with the certificate in this Secret of the gateway's namespace, or with one that cert-manager gets from Let's Encrypt and renews.",
    )
    .exactOptional(),
  teams: z.array(name()).describe('Teams whose services it may lead to.').exactOptional(),
}).describe('A way into the cluster from outside: a Gateway with one host name.');
