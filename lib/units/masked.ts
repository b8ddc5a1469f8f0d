/** Parameters of URLs that are credentials by their name: `token`, `access_token`, `api-key`. */
const secretParameter = /^(?:.*[-_])?(?:token|key|api-?key|secret|password|sig|signature|auth|authorization)$/i;

/** Stands for a part of an address that can be a secret. */
const hidden = '…';

/** Name of a parameter of a URL that is a credential. */
export function credentialParameter(url: URL): string | undefined {
  const named = [...url.searchParams].find(([name, value]) => value !== '' && secretParameter.test(kebab(name)));
  return named?.[0];
}

/** An address without its user, query and fragment, also if it is invalid: `https://…@git.acme.example?…`. */
export function maskedAddress(text: string): string {
  // The user of SSH, such as git, is no secret.
  const isSsh = /^\w[\w.-]*@[\w.-]+:/.test(text);
  return withoutQuery(isSsh ? text : text.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, `$1${hidden}@`));
}

/**
 * A text whose URLs have no user, query and fragment, and whose parameters have no values that are credentials by name. A
 * password can contain any character, so all text before the @ is one.
 */
export function maskedUrls(text: string): string {
  const urls = /[a-z]:\/\//i.test(text)
    ? text.replace(/([a-z][a-z\d+.-]*:\/\/.*)/is, (url) => maskedAddress(url))
    : text;
  return urls.replace(/([?&#])([\w.-]{1,80})=[^&#\s]+/g, (whole, before: string, name: string) =>
    secretParameter.test(kebab(name)) ? `${before}${name}=${hidden}` : whole,
  );
}

/** A path without its query and fragment: `/v2/models/churn/infer?…`. */
export function maskedPath(text: string): string {
  return withoutQuery(maskedUrls(text));
}

/** An address whose path is a secret as well, such as that of a webhook: `https://hooks.acme.example/…`. */
export function maskedWebhook(text: string): string {
  const path = /^([a-z][a-z\d+.-]*:\/\/[^/]+\/|(?![a-z][a-z\d+.-]*:\/\/)[^/]+\/).+$/is;
  return maskedAddress(text).replace(path, `$1${hidden}`);
}

function withoutQuery(text: string): string {
  return text.replace(/([?#]).+$/s, `$1${hidden}`);
}

function kebab(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1-$2');
}
