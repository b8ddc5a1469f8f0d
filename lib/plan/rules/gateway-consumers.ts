import type { GatewaySpec } from '../../definition/gateway';
import type { ConsumerSpec } from '../../definition/service';
import type { Path } from '../../errors';
import { lookup } from '../../units/lookup';
import type { PlatformScope } from './scopes';

/** A consumer that sends requests through a gateway. */
interface GatewayConsumer {
  readonly consumer: Extract<ConsumerSpec, { readonly gateway: string }>;
  /** Undefined if the gateway is unknown. */
  readonly gateway: GatewaySpec | undefined;
  readonly path: Path;
}

/** The consumers of all services that are gateways. */
export function gatewayConsumers({ definition, plan }: PlatformScope): readonly GatewayConsumer[] {
  return Object.values(plan.services).flatMap(({ name, path }) =>
    (lookup(definition.services, name)?.consumers ?? []).flatMap((consumer, index) =>
      'gateway' in consumer
        ? [
            {
              consumer,
              gateway: lookup(definition.gateways, consumer.gateway),
              path: [...path, 'consumers', index],
            },
          ]
        : [],
    ),
  );
}
