import { RunError } from '@pulumi/pulumi';

/** Access to Azure Resource Manager with the credentials of Pulumi. */
export interface ResourceManager {
  readonly subscriptionId: string;
  /** Token of the credentials. */
  readonly token: string;
}

const endpoint = 'https://management.azure.com';

/** Seconds after which a request counts as failed. */
const timeoutSeconds = 60;

/**
 * All items of a list of the subscription. The SDK of Pulumi has no functions for lists of sizes and of providers.
 *
 * @param path Path below the subscription, with the version of the API
 * @throws RunError if Azure gives no answer
 */
export async function listAll<T>({ subscriptionId, token }: ResourceManager, path: string): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | undefined = `${endpoint}/subscriptions/${subscriptionId}/${path}`;
  while (next !== undefined) {
    const page: Page<T> = await request<T>(next, token);
    items.push(...page.value);
    next = page.nextLink;
  }
  return items;
}

interface Page<T> {
  readonly value: readonly T[];
  readonly nextLink?: string;
}

async function request<T>(url: string, token: string): Promise<Page<T>> {
  const [address = url] = url.split('?');
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
  }).catch((error: unknown) => {
    throw new RunError(`Azure did not answer ${address}: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!response.ok) {
    throw new RunError(
      `Azure refused ${address} with status ${response.status}: the credentials need the role Reader on the subscription`,
    );
  }
  return (await response.json()) as Page<T>;
}
