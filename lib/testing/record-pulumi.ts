import * as pulumi from '@pulumi/pulumi';
import { answerOf, outputsOfType, type RecordPulumiOptions } from './mock-cloud';

/** A resource as a program asked for it. */
export interface RecordedResource {
  /** Type token: `aws:eks/nodeGroup:NodeGroup`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** Arguments, with every output resolved. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Logical name of the component that it belongs to; absent for those of the program itself. */
  readonly parent?: string;
  /** `type name` of every resource that must be there before, by `dependsOn` or because an argument comes from it. */
  readonly dependsOn: readonly string[];
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /** Reference of the provider that was asked for; empty for the default one. */
  readonly provider: string;
}

/** The request of the engine's protocol, as far as we read it. */
interface RegisterRequest {
  getType(): string;
  getName(): string;
  getObject(): Parameters<typeof pulumi.runtime.deserializeProperties>[0];
  getParent(): string;
  getDependenciesList(): string[];
  getProtect(): boolean;
  getIgnorechangesList(): string[];
  getProvider(): string;
}

interface Monitor {
  registerResource(request: RegisterRequest, callback: (error: unknown, response: unknown) => void): unknown;
}

/**
 * Runs a Pulumi program against a mocked cloud and returns every resource that it asked for, in the order of types and
 * names.
 *
 * Import the code under test inside of `program`, so that it is loaded after the mocks. The function returns when every
 * resource has been registered. A failure inside of an `apply` fails every output that comes from it, also those that
 * nobody waits for, so test runners report it whatever the test expects: test what can fail as a function of its own.
 *
 * Pulumi keeps its settings for the whole process, so programs run one after another, never at the same time.
 *
 * @example
 * const resources = await recordPulumi(async () => {
 *   const { EksCluster } = await import('model-platform/clusters/eks');
 *   return new EksCluster('acme', { plan }).outputs;
 * });
 */
export async function recordPulumi(
  program: () => unknown,
  options: RecordPulumiOptions = {},
): Promise<readonly RecordedResource[]> {
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ type, name, inputs }) => ({
      id: `${name}-id`,
      state: {
        arn: `arn:mock:${type}/${name}`,
        name,
        ...inputs,
        ...outputsOfType({ type, name, inputs }),
        ...options.outputsOf?.({ type, name }),
      },
    }),
    call: ({ token, inputs }) => {
      const result = answerOf(token, inputs, options);
      if (!result) throw protocolError(`no result was given for the function ${token}`);
      return result;
    },
  };
  await pulumi.runtime.setMocks(mocks, 'project', 'stack', false);
  const recorded = listen(pulumi.runtime.getMonitor() as unknown as Monitor);
  await settle(await program());
  await pulumi.runtime.disconnect();
  return [...recorded].sort(byTypeAndName);
}

/** An error of the protocol: of others the message is lost on its way to the program. */
function protocolError(message: string): Error {
  return Object.assign(new Error(message), { details: message });
}

/** Sees each request before the mocked engine does, which passes on only a part of it. */
function listen(monitor: Monitor): readonly RecordedResource[] {
  const recorded: RecordedResource[] = [];
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    recorded.push(read(request));
    return register(request, callback);
  };
  return recorded;
}

function read(request: RegisterRequest): RecordedResource {
  const parent = request.getParent();
  return {
    type: request.getType(),
    name: request.getName(),
    inputs: pulumi.runtime.deserializeProperties(request.getObject()) as Record<string, unknown>,
    ...(parent !== '' && { parent: nameOf(parent) }),
    dependsOn: request
      .getDependenciesList()
      .map((urn) => `${typeOf(urn)} ${nameOf(urn)}`)
      .sort(),
    protect: request.getProtect(),
    ignoreChanges: request.getIgnorechangesList(),
    provider: request.getProvider(),
  };
}

/** Waits for what the program returned, whose failures nobody else would see. */
function settle(value: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const output = pulumi.output(value) as pulumi.Output<unknown> & { promise(): Promise<unknown> };
    output.promise().then(resolve, reject);
  });
}

/** Type in a URN, `urn:pulumi:stack::project::parentType$type::name`. */
function typeOf(urn: string): string {
  return urn.split('::')[2]?.split('$').at(-1) ?? urn;
}

function nameOf(urn: string): string {
  return urn.split('::').slice(3).join('::');
}

function byTypeAndName(a: RecordedResource, b: RecordedResource): number {
  if (a.type !== b.type) return a.type < b.type ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}
