import type { KubeClient } from '../client';
import { runningPods } from '../pods';

/** Ready pods of a workload, and how many of them its Service sends requests to. */
export interface Sample {
  readonly pods: number;
  readonly endpoints: number;
}

/** The ready pods and endpoints of one service. */
export async function sample(client: KubeClient, namespace: string, name: string): Promise<Sample> {
  const [pods, slices] = await Promise.all([
    runningPods(client),
    client.list('discovery.k8s.io/v1', 'EndpointSlice', namespace),
  ]);
  const own = slices.filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name);
  const endpoints = own.flatMap((slice) => (slice as { readonly endpoints?: readonly Endpoint[] }).endpoints ?? []);
  return {
    pods: pods.filter(({ workload, ready }) => workload === `${namespace}/${name}` && ready).length,
    endpoints: endpoints.filter(({ conditions }) => conditions?.ready === true).length,
  };
}

interface Endpoint {
  readonly conditions?: { readonly ready?: boolean };
}

/** Samples services continuously, and keeps the minimum of each. */
export class Sampler {
  private readonly minimums = new Map<string, Sample>();
  private readonly running: Promise<void>;
  private stopped = false;
  private samples = 0;

  constructor(
    private readonly client: KubeClient,
    private readonly namespace: string,
    private readonly names: readonly string[],
  ) {
    this.running = this.run();
  }

  /** @throws Error if a sample failed. */
  async stop(): Promise<ReadonlyMap<string, Sample>> {
    this.stopped = true;
    await this.running;
    if (this.samples === 0) throw new Error('there is no sample');
    return this.minimums;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      for (const name of this.names) {
        const now = await sample(this.client, this.namespace, name);
        const min = this.minimums.get(name) ?? now;
        this.minimums.set(name, {
          pods: Math.min(min.pods, now.pods),
          endpoints: Math.min(min.endpoints, now.endpoints),
        });
      }
      this.samples += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
