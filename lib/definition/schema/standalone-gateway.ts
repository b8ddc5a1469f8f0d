import * as z from 'zod';
import { standaloneProviders } from '../provider-names';
import { name, object } from './fields';
import { gatewayFields } from './gateway';
import { labelKey } from './kubernetes-names';
import { prometheusSelectionSchema } from './monitoring';
import { maxEntries, sized } from './sizes';

/** {@link StandaloneGatewaySpec} */
export const standaloneGatewaySchema = object({
  ...gatewayFields,
  namespace: name(63),
  className: name(63),
  routeNamespaces: sized(z.array(name(63)).min(1, { error: 'at least one namespace' }), maxEntries),
  controllerNamespace: name(63).exactOptional(),
  provider: z.enum(standaloneProviders).exactOptional(),
  loadBalancerAnnotations: sized(z.record(labelKey(), z.string()), maxEntries).exactOptional(),
  secretStore: name(63).exactOptional(),
  prometheus: prometheusSelectionSchema.exactOptional(),
});
