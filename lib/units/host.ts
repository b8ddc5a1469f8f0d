import { asciiText } from './printable';

/** The user, host and port of a URL, as written. */
const authority = /^[a-z][a-z\d+.-]*:\/\/([^/?#\\]*)/i;

/**
 * Why an address cannot be used whose host has other characters than ASCII, as a sentence without its subject; undefined if
 * it can, or without a host. Such a host can look like another one. It can be written as in DNS: `xn--exmple-4nf.com`.
 */
export function addressHostProblem(address: string): string | undefined {
  const written = authority.exec(address)?.[1];
  return written === undefined ? undefined : hostProblem(written.slice(written.lastIndexOf('@') + 1));
}

/** The same for a host alone, such as that of an e-mail address. */
export function hostProblem(written: string): string | undefined {
  if (/^[!-$&-~]*$/.test(written)) return undefined;
  const problem = `has the host ${asciiText(written)}, which is not plain ASCII`;
  const url = `https://${written}`;
  return URL.canParse(url) ? `${problem}; in DNS it is ${new URL(url).hostname}` : problem;
}
