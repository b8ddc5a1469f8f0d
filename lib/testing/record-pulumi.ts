import * as pulumi from '@pulumi/pulumi';
import { byCodeUnit } from '../units/order';
import { answerOf, outputsOfType, type RecordPulumiOptions } from './mock-cloud';

/** A resource as a program registered it. */
export interface RecordedResource {
  /** Type token: `aws:eks/nodeGroup:NodeGroup`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  /** Arguments with all outputs resolved. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Logical name of the parent component. Absent for resources without a parent. */
  readonly parent?: string;
  /** `type name` of every resource it depends on, explicitly by `dependsOn` or implicitly by an argument. */
  readonly dependsOn: readonly string[];
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /** Reference of the explicit provider. Empty for the default provider. */
  readonly provider: string;
}

/** The fields of the engine's registration request that are read here. */
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
 * Runs a Pulumi program against a mocked cloud and returns every registered resource, sorted by type and name.
 *
 * Import the code under test inside `program`, so that it is loaded after the mocks. The function returns when every
 * resource has been registered. An error inside an `apply` rejects every derived output, also those that no code awaits,
 * so test runners report it even if the test expects it. Test code that can fail as a separate function.
 *
 * Pulumi keeps its settings per process, so programs must not run concurrently.
 *
 * @example
 * const resources = await recordPulumi(async () => {
 *   const { EksCluster } = await import('@model-platform/core/clusters/eks');
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
  const recorded = record(pulumi.runtime.getMonitor() as unknown as Monitor);
  await settle(await program());
  await pulumi.runtime.disconnect();
  return [...recorded].sort(byTypeAndName);
}

/** An error with `details`. The protocol loses the message of other errors. */
function protocolError(message: string): Error {
  return Object.assign(new Error(message), { details: message });
}

/** Records each request before the mocked engine, which passes on only some of its fields. */
function record(monitor: Monitor): readonly RecordedResource[] {
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

/** Awaits the outputs that the program returned, so that their errors are not lost. */
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
  return byCodeUnit(a.type, b.type) || byCodeUnit(a.name, b.name);
}
