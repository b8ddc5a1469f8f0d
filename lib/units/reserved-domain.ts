/**
 * Domains that no one can own, so that no address in them exists. Sources: RFC 2606 and RFC 6761. The top-level domain
 * `example` is missing, because the examples and the documentation of this package use it for the domains of their users.
 */
const reserved = ['example.com', 'example.net', 'example.org', 'test', 'invalid'] as const;

/** The reserved domain that contains a host, undefined if there is none. */
export function reservedDomain(host: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return reserved.find((domain) => name === domain || name.endsWith(`.${domain}`));
}
