import { notAscii } from '../../units/printable';
import { checked, pattern } from './fields';

const labelNamePattern = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const subdomainPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

const maxLabelNameLength = 63;
const maxSubdomainLength = 253;

/** Name of a Secret: a DNS subdomain. */
export function secretName() {
  return checked(subdomainProblem, 'a DNS subdomain: a-z, 0-9, - and ., at most 253 characters');
}

/** Key of a ConfigMap or Secret, which is the name of a file in a volume. */
export function fileKey() {
  return pattern(/^(?!\.{1,2}$)[\w.-]{1,253}$/, 'a key of a ConfigMap or Secret', 'letters, digits, -, _ and .');
}

/** Key of a label or taint. Source: Kubernetes documentation, "Labels and Selectors", syntax and character set. */
export function labelKey() {
  return checked(
    labelKeyProblem,
    'a label key: at most 63 letters, digits, -, _ and ., optionally after a DNS prefix and /',
  );
}

/** Value of a label or taint. */
export function labelValue() {
  return checked(
    (text) => (text === '' ? undefined : labelNameProblem(text)),
    'a label value: at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
  );
}

/** Hostname of a gateway. As in the Gateway API, it must not be an IP address. */
export function hostname() {
  return checked(hostnameProblem, 'a hostname in lower case, such as models.acme.example', (text) => {
    if (notAscii(text) === '' || !URL.canParse(`https://${text}`)) return undefined;
    return `replace it, or write the hostname as in DNS: ${new URL(`https://${text}`).hostname}`;
  });
}

/** Kubernetes minor version. */
export function minorVersion() {
  return pattern(/^1\.[0-9]{2}$/, 'a Kubernetes minor version', "a minor version, such as '1.35'");
}

function subdomainProblem(text: string): string | undefined {
  if (text.length > maxSubdomainLength) return `is ${text.length} characters long`;
  return subdomainPattern.test(text) ? undefined : `is not a DNS subdomain${notAscii(text)}`;
}

function labelNameProblem(text: string): string | undefined {
  if (text.length > maxLabelNameLength) return `is ${text.length} characters long`;
  return labelNamePattern.test(text)
    ? undefined
    : `contains characters that are not allowed in labels${notAscii(text)}`;
}

function labelKeyProblem(text: string): string | undefined {
  const slash = text.indexOf('/');
  const prefixProblem = slash < 0 ? undefined : subdomainProblem(text.slice(0, slash));
  return prefixProblem ?? labelNameProblem(text.slice(slash + 1));
}

function hostnameProblem(text: string): string | undefined {
  const problem = subdomainProblem(text);
  if (problem !== undefined) return problem.replace('DNS subdomain', 'hostname');
  if (/(?:^|\.)[0-9]+$/.test(text)) return 'is an IP address, not a hostname';
  return text.split('.').some((label) => label.length > maxLabelNameLength)
    ? 'has a label of more than 63 characters'
    : undefined;
}
