/** Last words of names whose values are passwords. */
const passwords = /(PASSWORD|PASSWD|PASSPHRASE|PASSCODE)$/;

/** Last words of other names whose values are secrets, such as `client_secret`. */
const strong = /(^|_)(TOKEN|SECRET|SECRET_KEY|ACCESS_KEY|ACCESS_KEY_ID|API_KEY|APIKEY|PRIVATE_KEY|CREDENTIALS?)$/;

/** Short words for a password. `PWD` alone is the folder of a shell. */
const shortPassword = /(^|_)(PG|DB|SQL|FTP|SMTP|LDAP)?PASS$|_PWD$/;

/** Words that are often no secret, such as `SORT_KEY`: the value decides. */
const weak = /(^|_)(KEY|AUTH|AUTHORIZATION|SIG|SIGNATURE|COOKIE|DSN)$/;

/** Keys of data. */
const dataKey =
  /(^|_)(PARTITION|SORT|PRIMARY|FOREIGN|JOIN|GROUP|HASH|CACHE|ROUTING|FEATURE|ROW|INDEX|PUBLIC|OBJECT|DATA)_KEY$/;

/** A path to a file, a token of a tokenizer such as `<pad>` and `[MASK]`, a reference to a variable, and the empty string. */
const notSecret = /^(\/.*|<.*>|\[.*\]|\$.*|\{\{.*\}\}|%\w+%|\*+|)$/s;

/** Types and values of programs. */
const notValue =
  /^(str|string|bytes|bool|boolean|int|any|optional|required|redacted|none|null|nil|undefined|true|false)$/i;

/** A value that a program reads: `os.environ["PASSWORD"]`, `args.token`. */
const isRead = /^(os|self|args|cfg|config|env|environ|process|settings|getenv|open|read|input)[.([]/;

const notPassword = /^([0-9]{1,3}|yes|no|on|off)$/i;

/** Whether some value with this name is a secret. */
export function canNameSecret(name: string): boolean {
  if (!/pass|pwd|token|secret|key|credential|auth|sig|cookie|dsn/i.test(name)) return false;
  const words = wordsOf(name);
  return [passwords, strong, shortPassword, weak].some((names) => names.test(words));
}

/** Whether a value is a secret by the name of its variable, option or parameter. */
export function namedSecret(name: string, value: string): boolean {
  if (isNoSecret(value)) return false;
  const words = wordsOf(name);
  if (passwords.test(words) || strong.test(words)) return true;
  if (shortPassword.test(words)) return !notPassword.test(value);
  return weak.test(words) && !dataKey.test(words) && isCredential(value);
}

/** Whether a value is a password by its name. */
export function isPassword(name: string, value: string): boolean {
  return passwords.test(wordsOf(name)) && !isNoSecret(value);
}

function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.]/g, '_')
    .toUpperCase();
}

function isNoSecret(value: string): boolean {
  return notSecret.test(value) || notValue.test(value) || isRead.test(value);
}

/** A run of at least 12 characters with letters and digits, or a name and a password that are joined by a colon. */
function isCredential(value: string): boolean {
  const runs = value.match(/[A-Za-z0-9+/=]{12,}/g) ?? [];
  return (
    runs.some((run) => /[0-9]/.test(run) && /[A-Za-z]/.test(run)) || /^[^\s:/]+:(?![0-9]+$)[^\s:/]{6,}$/.test(value)
  );
}
