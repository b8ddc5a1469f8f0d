import { canNameSecret, isPassword, namedSecret } from './secret-names';
import { tokenIn } from './token-formats';
import { webhookIn } from './webhooks';

/**
 * Secrets without a known start. Every repetition is bounded, or begins where a word begins, so that a long text takes linear time.
 * Sources: RFC 7519 for JSON Web Tokens; the README of go-sql-driver/mysql for its addresses; 2026-11.
 */
const shapes: readonly (readonly [shape: RegExp, what: string])[] = [
  [/(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{5,}/, 'a JSON Web Token'],
  [/-----BEGIN[ A-Z0-9]{0,60} PRIVATE KEY/, 'a private key'],
  [/PuTTY-User-Key-File-[0-9]:/, 'a private key'],
  [/\bAuthorization\s{0,4}[:=]\s{0,4}(Bearer|Basic|Token|ApiKey)\s{1,4}(?![$<{[])\S{6}/i, 'an authorization header'],
  // Prose such as "bearer authentication" has no digits.
  [/\b(Bearer|Basic)\s{1,4}(?=[\w.~+/-]{0,256}[0-9])[\w.~+/-]{8}/, 'an authorization header'],
  [/(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{0,256}:(?![$<{%*])[^\s/@]{1,256}@/i, 'a URL with a password'],
  [/\bhttps?:\/\/(?![$<{])[^\s:/@?#]{1,256}@/i, 'a URL with a user name, which can be a token'],
  [
    /(?<![\w.-])[\w.-]{1,64}:(?![$<{])[^\s@:/]{1,128}@(?:tcp|tcp6|udp|unix)\(/,
    'an address of a database with a password',
  ],
];

/** What a text looks like, such as `a token of GitHub`. Undefined if it has no shape of a secret. */
export function secretShape(text: string): string | undefined {
  if (isShortName(text)) return undefined;
  const shape = tokenIn(text) ?? shapes.find(([expression]) => expression.test(text))?.[1];
  return shape ?? webhookIn(text) ?? connectionPassword(text) ?? assignedSecret(text);
}

/** Most texts of a definition are names. No secret has this form. */
function isShortName(text: string): boolean {
  return /^[a-z0-9-]{0,14}$/.test(text);
}

/** The password of a connection string: `Server=db;Uid=fit;Pwd=VALUE`. `PWD` alone is the folder of a shell. */
function connectionPassword(text: string): string | undefined {
  const isConnection = /(?:^|;)[ \t]{0,4}(?:uid|user|user id|server|host|driver|data source)[ \t]{0,4}=/i.test(text);
  if (!isConnection || !/(?:^|;)[ \t]{0,4}pwd[ \t]{0,4}=[ \t]{0,4}(?![$<{[/;])\S/i.test(text)) return undefined;
  return 'a connection string with a password';
}

/** A name and what is between it and its value, and the value, which begins where they end. */
interface Assignment {
  readonly name: RegExp;
  readonly value: RegExp;
}

const assignments: readonly Assignment[] = [
  // `--password=VALUE`, `AccountKey=VALUE;`, `?sig=VALUE&`, `password = VALUE`.
  {
    name: /(?<![\w.-])([\w.-]{1,80})[ \t]{0,3}=(?!=)[ \t]{0,3}/g,
    value: /"([^"]{0,256})|'([^']{0,256})|([^\s;&,'"})]{0,256})/y,
  },
  // `"password": "VALUE"`, `{'password': 'VALUE'}`, `\"password\": \"VALUE\"`.
  {
    name: /["']([\w.-]{1,80})\\?["'][ \t]{0,8}:\s{0,8}/g,
    value: /\\?"([^"\\]{0,256})|'([^'\\]{0,256})/y,
  },
  // `X-Api-Key: VALUE`.
  {
    name: /(?<![\w./-])(x-[\w-]{1,60}|(?:proxy-)?authorization|private-token|api-?key)[ \t]{0,3}:[ \t]{0,3}/gi,
    value: /([^\s;,'"})]{0,256})/y,
  },
];

function assignedSecret(text: string): string | undefined {
  if (!/[=:]/.test(text)) return undefined;
  for (const { name: names, value } of assignments) {
    for (const { 0: before, 1: name = '', index } of text.matchAll(names)) {
      // Most names are no names of secrets, and their values are not read.
      if (!canNameSecret(name)) continue;
      if (namedSecret(name, valueAt(text, value, index + before.length))) return ofName(name);
    }
  }
  return statedPassword(text);
}

function valueAt(text: string, value: RegExp, index: number): string {
  value.lastIndex = index;
  return (
    value
      .exec(text)
      ?.slice(1)
      .find((each) => each !== undefined) ?? ''
  );
}

/** `password: VALUE` at the end of a line, or with a value that is no word. Prose has further words: "password: see the vault". */
const statement = /(?<![\w./-])([\w.-]{1,80})[ \t]{0,3}:[ \t]{1,3}/g;

const stated = /(?:"([^"\n]{0,256})"|'([^'\n]{0,256})'|([^\s;,'"})]{1,256}))/y;

const endOfStatement = /[ \t]{0,3}(?:$|[\n\r;,}'"])/my;

function statedPassword(text: string): string | undefined {
  for (const { 0: before, 1: name = '', index } of text.matchAll(statement)) {
    if (canNameSecret(name) && isStated(name, text, index + before.length)) return ofName(name);
  }
  return undefined;
}

function isStated(name: string, text: string, index: number): boolean {
  stated.lastIndex = index;
  const [, double, single, word = ''] = stated.exec(text) ?? [];
  const value = double ?? single ?? word;
  const hasDigits = /[0-9]/.test(value);
  endOfStatement.lastIndex = stated.lastIndex;
  const isComplete = endOfStatement.test(text) || word === '' || hasDigits;
  return (isComplete && isPassword(name, value)) || (hasDigits && value.length >= 12 && namedSecret(name, value));
}

function ofName(name: string): string {
  return `a value of ${JSON.stringify(name)}, which is a secret by its name`;
}
