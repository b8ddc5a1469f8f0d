import { isDeepStrictEqual } from 'node:util';
import type * as Provider from '@pulumi/pulumi/proto/provider_pb';
import { answerOf, type RecordPulumiOptions } from '../../lib/testing/mock-cloud';
import { accounts, createResource } from './fake-cloud';
import { type ResponseMessage, type RunningServer, serve, type Unary } from './grpc';
import { identityOf, replacingInputs } from './resource-types';

const messages: typeof Provider = require('@pulumi/pulumi/proto/provider_pb.js');
const plugins: typeof import('@pulumi/pulumi/proto/plugin_pb') = require('@pulumi/pulumi/proto/plugin_pb.js');
const { Empty }: typeof import('google-protobuf/google/protobuf/empty_pb') = require(
  require.resolve('google-protobuf/google/protobuf/empty_pb.js', { paths: [require.resolve('@pulumi/pulumi')] }),
);
const { Struct }: typeof import('google-protobuf/google/protobuf/struct_pb') = require(
  require.resolve('google-protobuf/google/protobuf/struct_pb.js', { paths: [require.resolve('@pulumi/pulumi')] }),
);
const service = require('@pulumi/pulumi/proto/provider_grpc_pb.js').ResourceProviderService as Parameters<
  typeof serve
>[0];

/** Providers that our programs use. */
export const providers = ['aws', 'azure-native', 'gcp', 'kubernetes'] as const;

/** A step that the engine requested from a provider. Begin and end are unique numbers of a logical clock. */
export interface Step {
  readonly kind: 'create' | 'update' | 'delete';
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly begin: number;
  readonly end: number;
}

interface LiveResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Results of functions by their tokens. */
type Calls = NonNullable<RecordPulumiOptions['calls']>;

/** Placeholder of the engine for a value that is not known yet. */
const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** Duration of a step: long enough for the engine to start independent steps meanwhile. */
const stepMs = 3;

/** Types that a destroyed stack leaves: objects end with their cluster, and settings of a project are also those of others. */
const outlasting = ['kubernetes:', 'gcp:projects/iAMAuditConfig:'];

/** Providers of all clouds that record each request and respond as the clouds would. */
export class Recorder {
  private servers: readonly { readonly name: string; readonly server: RunningServer }[] = [];
  private clock = 0;
  private count = 0;
  private readonly existing = new Map<string, LiveResource>();
  /** Every step since the last `take`. */
  private steps: Step[] = [];

  /** @param calls Results of functions by their tokens, instead of those of a cloud that sells everything everywhere. */
  private constructor(private readonly calls: Calls) {}

  /** Starts a server per provider. */
  static async start(calls: Calls = {}): Promise<Recorder> {
    const recorder = new Recorder(calls);
    recorder.servers = await Promise.all(
      providers.map(async (name) => ({ name, server: await serve(service, recorder.handlers()) })),
    );
    return recorder;
  }

  stop(): void {
    for (const { server } of this.servers) server.stop();
  }

  /** Environment that makes `pulumi` use these providers instead of starting its own. */
  get environment(): Readonly<Record<string, string>> {
    return { PULUMI_DEBUG_PROVIDERS: this.servers.map(({ name, server }) => `${name}:${server.port}`).join(',') };
  }

  /** Returns and clears the recorded steps, in the order in which they ended. */
  take(): readonly Step[] {
    const { steps } = this;
    this.steps = [];
    return steps;
  }

  /** Forgets everything that a run has left. */
  reset(): void {
    this.existing.clear();
    this.steps = [];
  }

  /** URNs of resources that were created and not deleted, except {@link outlasting} ones. */
  get remaining(): readonly string[] {
    return [...this.existing.values()]
      .filter(({ type }) => !outlasting.some((prefix) => type.startsWith(prefix)))
      .map(({ urn }) => urn)
      .sort();
  }

  private handlers(): Readonly<Record<string, Unary<never>>> {
    const empty: Unary<never> = async () => new Empty();
    const check: Unary<Provider.CheckRequest> = async (request) =>
      new messages.CheckResponse().setInputs(request.getNews());
    const same: Unary<never> = async () => new messages.DiffResponse();
    return {
      attach: empty,
      cancel: empty,
      getPluginInfo: async () => new plugins.PluginInfo().setVersion('0.0.0'),
      configure: async () => new messages.ConfigureResponse(),
      checkConfig: check,
      diffConfig: same,
      check,
      diff: async (request: Provider.DiffRequest) => diff(request),
      create: (request: Provider.CreateRequest) => this.create(request),
      update: (request: Provider.UpdateRequest) => this.update(request),
      delete: (request: Provider.DeleteRequest) => this.delete(request),
      invoke: async (request: Provider.InvokeRequest) => invoke(request, this.calls),
    };
  }

  private async create(request: Provider.CreateRequest): Promise<ResponseMessage> {
    const urn = request.getUrn();
    const requested = { type: request.getType(), name: request.getName(), inputs: plain(request.getProperties()) };
    const begin = this.clock++;
    refuseUnknown(urn, requested.inputs);
    this.refuseDuplicate(requested);
    this.count += 1;
    const { id, outputs } = createResource(requested, this.count);
    this.existing.set(`${requested.type} ${id}`, { urn, type: requested.type, inputs: requested.inputs });
    await pause();
    this.steps.push({ kind: 'create', urn, ...requested, id, begin, end: this.clock++ });
    return new messages.CreateResponse().setId(id).setProperties(struct(outputs));
  }

  private async update(request: Provider.UpdateRequest): Promise<ResponseMessage> {
    const urn = request.getUrn();
    const id = request.getId();
    const requested = { type: request.getType(), name: request.getName(), inputs: plain(request.getNews()) };
    const begin = this.clock++;
    refuseUnknown(urn, requested.inputs);
    this.existing.set(`${requested.type} ${id}`, { urn, type: requested.type, inputs: requested.inputs });
    await pause();
    this.steps.push({ kind: 'update', urn, ...requested, id, begin, end: this.clock++ });
    const outputs = { ...plain(request.getOlds()), ...requested.inputs };
    return new messages.UpdateResponse().setProperties(struct(outputs));
  }

  private async delete(request: Provider.DeleteRequest): Promise<ResponseMessage> {
    const urn = request.getUrn();
    const id = request.getId();
    const type = request.getType();
    const begin = this.clock++;
    if (!this.existing.delete(`${type} ${id}`)) throw new Error(`${urn} ${id} does not exist`);
    await pause();
    const inputs = plain(request.getOldInputs());
    this.steps.push({ kind: 'delete', urn, type, name: request.getName(), id, inputs, begin, end: this.clock++ });
    return new Empty();
  }

  /** A cloud refuses a second resource with the same identity, also during a replacement. */
  private refuseDuplicate(requested: {
    readonly type: string;
    readonly inputs: Readonly<Record<string, unknown>>;
  }): void {
    const identity = identityOf(requested);
    if (identity === undefined) return;
    for (const other of this.existing.values()) {
      if (other.type === requested.type && identityOf(other) === identity) {
        throw new Error(`${requested.type} ${identity} already exists as ${other.urn}`);
      }
    }
  }
}

function diff(request: Provider.DiffRequest): ResponseMessage {
  const before = plain(request.getOldInputs());
  const after = plain(request.getNews());
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = names.filter((name) => !name.startsWith('__') && !isDeepStrictEqual(before[name], after[name]));
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  return new messages.DiffResponse()
    .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDiffsList([...changed])
    .setReplacesList([...replacingInputs(request.getType(), changed)]);
}

function invoke(request: Provider.InvokeRequest, calls: Calls): ResponseMessage {
  const token = request.getTok();
  const account = token.startsWith('aws:') ? accounts.aws : token.startsWith('gcp:') ? accounts.gcp : accounts.azure;
  const answer = answerOf(token, plain(request.getArgs()), { account, calls });
  if (!answer) throw new Error(`no result is defined for the function ${token}`);
  return new messages.InvokeResponse().setReturn(struct(answer));
}

function plain(value: InstanceType<typeof Struct> | undefined): Readonly<Record<string, unknown>> {
  return (value?.toJavaScript() ?? {}) as Readonly<Record<string, unknown>>;
}

function struct(value: Readonly<Record<string, unknown>>): InstanceType<typeof Struct> {
  return Struct.fromJavaScript(value as Parameters<typeof Struct.fromJavaScript>[0]);
}

/** @throws Error if the inputs of a step contain a value that is not known yet. */
function refuseUnknown(urn: string, inputs: Readonly<Record<string, unknown>>): void {
  if (JSON.stringify(inputs).includes(unknown))
    throw new Error(`the inputs of ${urn} contain a value that is not known yet`);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, stepMs));
}
