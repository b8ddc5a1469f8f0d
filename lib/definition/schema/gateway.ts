import * as z from 'zod';
import { email } from './addresses';
import { name, object } from './fields';
import { gatewayAuthSchema } from './gateway-auth';
import { hostname, secretName } from './kubernetes-names';
import { requestLimitsSchema } from './request-limits';
import { maxEntries, sized } from './sizes';

/** Fields that every gateway has, with a platform and without. */
export const gatewayFields = {
  hostname: hostname(),
  visibility: z.enum(['internal', 'public']).exactOptional(),
  tls: z
    .union([object({ secret: secretName() }), object({ letsEncrypt: object({ email: email() }) })], {
      error: 'a map with either `secret`, or `letsEncrypt` with `email`',
    })
    .exactOptional(),
  redirect: z.boolean().exactOptional(),
  auth: gatewayAuthSchema.exactOptional(),
  limits: requestLimitsSchema.exactOptional(),
};

/** {@link GatewaySpec} */
export const gatewaySchema = object({
  ...gatewayFields,
  teams: sized(z.array(name(), { error: 'a list of names of teams' }), maxEntries).exactOptional(),
});
