/** Header with the name of the client for servers behind a gateway with API keys. */
export const clientHeader = 'x-client-id';
