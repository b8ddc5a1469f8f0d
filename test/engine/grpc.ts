import type { Server, ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from '@grpc/grpc-js';

// The same gRPC as the SDK's own: its service definitions are made with it, and it comes with the SDK.
const grpc: typeof import('@grpc/grpc-js') = require(
  require.resolve('@grpc/grpc-js', { paths: [require.resolve('@pulumi/pulumi')] }),
);

/** A message that goes back to the engine. */
export type ResponseMessage = object;

/** Answers a call, or fails it with the message of an error. */
export type Unary<Request> = (request: Request) => Promise<ResponseMessage>;

/** A server on a loopback port. */
export interface RunningServer {
  readonly port: number;
  /** Ends it at once, whoever is still connected. */
  readonly stop: () => void;
}

/** Serves calls on a free port of the loopback address. Calls that have no handler are refused as not implemented. */
export async function serve(
  service: Parameters<Server['addService']>[0],
  handlers: Readonly<Record<string, Unary<never>>>,
): Promise<RunningServer> {
  const server = new grpc.Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  const implementation: UntypedServiceImplementation = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [name, unary(handler as Unary<unknown>)]),
  );
  server.addService(service, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { port, stop: () => server.forceShutdown() };
}

function unary(handler: Unary<unknown>) {
  return (call: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>): void => {
    handler(call.request).then(
      (response) => reply(null, response),
      (error: Error) => reply({ code: grpc.status.UNKNOWN, message: error.message, details: error.message }),
    );
  };
}
