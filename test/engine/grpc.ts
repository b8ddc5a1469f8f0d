import type { Server, ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from '@grpc/grpc-js';

// The gRPC library of the SDK: its service definitions are built with it.
const grpc: typeof import('@grpc/grpc-js') = require(
  require.resolve('@grpc/grpc-js', { paths: [require.resolve('@pulumi/pulumi')] }),
);

/** A response to the engine. */
export type ResponseMessage = object;

/** Handler of a unary call. If it throws, the call fails with the message of the error. */
export type Unary<Request> = (request: Request) => Promise<ResponseMessage>;

/** A server on a loopback port. */
export interface RunningServer {
  readonly port: number;
  /** Stops it at once, including open connections. */
  readonly stop: () => void;
}

/** Serves calls on a free port of the loopback address. Calls without a handler fail as unimplemented. */
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
