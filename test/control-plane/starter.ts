import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoProgram, programPath } from '../go/program';
import { ApiServerFiles, apiServer } from './api-server';
import { KubeClient } from './client';
import type { Controller, ControllerContext } from './controller';
import { controllers } from './controllers/all';
import { type CustomDefinition, customDefinitions } from './definitions';
import { etcd, etcdOptions } from './etcd';
import { eventually } from './eventually';
import type { KubeObject } from './modules';
import type { Processes } from './processes';

/** Number of ports that a control plane listens on. */
export const portCount = 3 + 3 * controllers.length;

/** Starts the programs of a control plane in order, each one when its dependencies are ready. */
export class Starter {
  constructor(
    private readonly folder: string,
    private readonly processes: Processes,
    private readonly ports: readonly number[],
  ) {}

  async start(): Promise<KubeClient> {
    const [client = 0, peer = 0, secure = 0, ...others] = this.ports;
    const url = (port: number) => `http://127.0.0.1:${port}`;
    this.run(etcd, etcdOptions(join(this.folder, 'etcd'), url(client), url(peer)));
    const files = new ApiServerFiles(join(this.folder, 'api-server'));
    this.run(apiServer, files.options(url(client), secure));
    // Overlaps with the start of the server.
    const definitions = customDefinitions();
    const authority = await this.eventually(async () => readFileSync(files.certificate, 'utf8'));
    const kube = new KubeClient({ port: secure, token: files.token, authority });
    await this.eventually(async () => {
      const { status, body } = await kube.send('GET', '/readyz');
      if (status !== 200) throw new Error(body);
    });
    copyFileSync(files.certificate, join(files.certificates, 'tls.crt'));
    copyFileSync(files.certificate, join(files.certificates, 'ca.crt'));
    copyFileSync(files.certificateKey, join(files.certificates, 'tls.key'));
    const write = (name: string, text: string) => {
      const file = join(this.folder, name);
      writeFileSync(file, text, { mode: 0o600 });
      return file;
    };
    const kubeconfig = write('kubeconfig', files.kubeconfig(secure, authority));
    const contexts = controllers.map((controller, index) => {
      const [webhook = 0, health = 0, metrics = 0] = others.slice(3 * index);
      const ports = { webhook, health, metrics };
      const { tokenKey, certificates } = files;
      return { controller, context: { ports, kubeconfig, tokenKey, authority, certificates, write } };
    });
    await this.startControllers(kube, definitions, contexts);
    return kube;
  }

  private async startControllers(
    client: KubeClient,
    custom: readonly CustomDefinition[],
    contexts: readonly { readonly controller: Controller; readonly context: ControllerContext }[],
  ): Promise<void> {
    const contextOf = (controller: Controller | undefined) =>
      contexts.find((each) => each.controller === controller)?.context;
    const definitions = custom.map(({ definition, controller }) => {
      const context = contextOf(controller);
      return (context && controller?.adapt?.(definition, context)) ?? definition;
    });
    await Promise.all(definitions.map((definition) => apply(client, definition)));
    for (const definition of definitions) await this.eventually(() => served(client, definition));
    for (const { controller, context } of contexts) {
      for (const object of controller.objects ?? []) await apply(client, object);
      this.run(controller.program, controller.options(context), controller.environment?.(context));
    }
    const checkReady = async (url: string) => {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    };
    for (const { controller, context } of contexts) {
      const url = controller.ready?.(context.ports);
      if (url === undefined) continue;
      await eventually(
        () => {
          this.processes.check();
          this.processes.checkPort(controller.program.name);
        },
        () => checkReady(url),
      );
    }
    for (const { controller, context } of contexts) {
      for (const webhook of controller.webhooks?.(context) ?? []) await apply(client, webhook);
    }
  }

  private run(program: GoProgram, options: readonly string[], env: NodeJS.ProcessEnv = {}): void {
    const log = join(this.folder, `${program.name}.log`);
    this.processes.start(program.name, programPath(program), options, log, env);
  }

  private eventually<T>(attempt: () => Promise<T>): Promise<T> {
    return eventually(() => this.processes.check(), attempt);
  }
}

async function apply(client: KubeClient, object: KubeObject): Promise<void> {
  const { status, body } = await client.apply(object, 'setup');
  if (status >= 300) throw new Error(`${object.kind} ${object.metadata.name}: ${status} ${body}`);
}

/** Throws until the server serves every version of a custom kind, which is shortly after it accepts the definition. */
async function served(client: KubeClient, { spec }: KubeObject): Promise<void> {
  const { group, names, versions } = spec as {
    readonly group: string;
    readonly names: { readonly plural: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
  for (const { name } of versions.filter((version) => version.served)) {
    const { resources } = await client.get<{ readonly resources: readonly { readonly name: string }[] }>(
      `/apis/${group}/${name}`,
    );
    if (!resources.some((resource) => resource.name === names.plural)) throw new Error(`no ${names.plural} in ${name}`);
  }
}
