/** Last words of names whose values are secrets, such as `DB_PASSWORD` and `client_secret`. */
const strong =
  /(PASSWORD|PASSWD|PASSPHRASE)$|(^|_)(TOKEN|SECRET|SECRET_KEY|ACCESS_KEY|ACCESS_KEY_ID|API_KEY|APIKEY|PRIVATE_KEY|CREDENTIALS?)$/;

/** Short words for a password. `PWD` alone is the folder of a shell. */
const password = /(^|_)(PG|DB|SQL|FTP|SMTP|LDAP)?PASS$|_PWD$/;

/** Words that are often no secret, such as `SORT_KEY`: the value decides. */
const weak = /(^|_)(KEY|AUTH|AUTHORIZATION|SIG|SIGNATURE)$/;

/** Keys of data. */
const dataKey =
  /(^|_)(PARTITION|SORT|PRIMARY|FOREIGN|JOIN|GROUP|HASH|CACHE|ROUTING|FEATURE|ROW|INDEX|PUBLIC|OBJECT|DATA)_KEY$/;

/** A path to a file, a token of a tokenizer such as `<pad>` and `[MASK]`, a reference to a variable, and the empty string. */
const notSecret = /^(\/.*|<.*>|\[.*\]|\$.*|\{\{.*\}\}|)$/s;

const notPassword = /^([0-9]{1,3}|true|false|yes|no|on|off|none)$/i;

/** Whether a value is a secret by the name of its variable, option or parameter. */
export function namedSecret(name: string, value: string): boolean {
  if (notSecret.test(value)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.]/g, '_')
    .toUpperCase();
  if (strong.test(words)) return true;
  if (password.test(words)) return !notPassword.test(value);
  return weak.test(words) && !dataKey.test(words) && isCredential(value);
}

/** A run of at least 12 characters with letters and digits, or a name and a password that are joined by a colon. */
function isCredential(value: string): boolean {
  const runs = value.match(/[A-Za-z0-9+/=]{12,}/g) ?? [];
  return (
    runs.some((run) => /[0-9]/.test(run) && /[A-Za-z]/.test(run)) || /^[^\s:/]+:(?![0-9]+$)[^\s:/]{6,}$/.test(value)
  );
}
