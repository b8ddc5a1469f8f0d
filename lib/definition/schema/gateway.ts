import * as z from 'zod';
import { email } from './addresses';
import { name, object } from './fields';
import { hostname, secretName } from './kubernetes-names';

/** {@link GatewaySpec} */
export const gatewaySchema = object({
  hostname: hostname(),
  visibility: z.enum(['internal', 'public']).exactOptional(),
  tls: z
    .union([object({ secret: secretName() }), object({ letsEncrypt: object({ email: email() }) })], {
      error: 'a map with either `secret`, or `letsEncrypt` with `email`',
    })
    .exactOptional(),
  teams: z.array(name()).exactOptional(),
});
