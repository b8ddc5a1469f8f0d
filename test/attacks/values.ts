import { type CloudProvider, cloudProviders } from '../../lib/catalog/cloud-providers';

// Texts that programs between a definition and a cloud treat specially, or that look like other texts to people.

const terminal = [
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\',
  '\u009b1;1H',
  '\u0000',
  'a\u0000b',
  '\u0007',
  'a\bb',
  '\u007f',
  '\u0085',
  'a\rb',
  'a\u000bb',
  'a\u000cb',
  '\u001c\u001d\u001e\u001f',
];
const direction = ['a\u202eb', 'a\u2066b\u2069', '\u200fa', '\u061ca', 'a\u202d', '\u2067a'];
const invisible = [
  'a\u200bb',
  '\ufeffa',
  'a\u00adb',
  'a\u2060b',
  'a\u180eb',
  '\u{e0041}a',
  'a\u034fb',
  'a\u3164b',
  'a\u00a0b',
];
const surrogates = ['\ud800', 'a\udc00', '\udfff\ud800'];
const lines = [
  'a\nb',
  'a\r\nb',
  'a\u2028b',
  'a\u2029b',
  '\n',
  'a\n---\nb',
  'a\n# b',
  'a\tb',
  '\ta',
  'a\n',
  'a\n\n\nb: c',
];
const spaces = ['', ' ', ' a', 'a ', '  a: b'];

const shell = [
  ...[
    '$',
    '$$',
    '$(X)',
    '$$(X)',
    '$(HOME)',
    '$HOME',
    `\${HOME}`,
    '`id`',
    '$(touch /tmp/x)',
    '; id',
    '| id',
    '&& id',
    '> /etc/passwd',
  ],
  ...[
    "'",
    '"',
    "'; id; '",
    '"; id; "',
    '\\',
    'a\\',
    "\\'",
    '\\n',
    '!!',
    '#a',
    'a #b',
    '~',
    '~root',
    '-rf',
    '--help',
    '-',
    '--',
    '=',
    'a=b',
  ],
  ...['<<EOF', '*', '?', '[a]', '{a,b}', '(', ')', '&', '%s', '%00', '%0a', '%{x}'],
];

const yaml = [
  ...['no', 'on', 'true', 'null', '~', '.inf', '-.inf', '.nan', '0x1f', '017', '1e3', '1_000', '12:30:45'],
  ...['2026-01-01', '1.0', '+1', '.5', '<<', '=', '!!str a', '!a b', '&a', '*a', '- a', '? a', ': a', 'a: b', 'a:'],
  ...['[', ']', '{', '}', ',', '|', '>', '%TAG', '@a', '...', '---', '{a: b}', '[a, b]', '""', "''"],
];

const templates = [
  ...[
    '{{ fail }}',
    '{{`a`}}',
    '{{ .Values.x }}',
    '{{/* a */}}',
    '{{args.x}}',
    '{{inputs.parameters.x}}',
    '{{ $labels.pod }}',
    '{{ $value }}',
  ],
  ...[
    `\${x}`,
    `\${{ secrets.X }}`,
    `\${aws:username}`,
    `\${*}`,
    '#{x}',
    '<%= x %>',
    '[[ x ]]',
    '$__rate_interval',
    '$namespace',
  ],
];

const queries = [
  ...[
    '"} or up{a="',
    'a"}',
    "a'}",
    '.*',
    'a|b',
    '^a$',
    '(?i)a',
    '\\d',
    '[5m]',
    'a) or vector(1',
    '"; up',
    "' || true || '",
    '" || true || "',
  ],
  ...[
    "a'b",
    "')",
    "') || true",
    "startsWith('a')",
    '"""',
    "r'a'",
    'a\\"b',
    "' OR '1'='1",
    "') OR (@Resource[Microsoft.Storage]",
  ],
];

const paths = [
  ...[
    '../a',
    '../../etc/passwd',
    '/etc/passwd',
    '/',
    '.',
    '..',
    './a',
    'a/../b',
    'a//b',
    'a/',
    '/a',
    'a/.',
    '//a',
    'C:\\a',
    '\\\\a\\b',
  ],
  ...[
    '/proc/self/environ',
    '/var/run/secrets/kubernetes.io/serviceaccount',
    '/dev/null',
    '.git',
    '.git/config',
    'a:b',
    ':s3:a',
    'CON',
  ],
];

const addresses = [
  ...[
    'https://user:secret@evil.example',
    'https://token@evil.example/a',
    'http://169.254.169.254/',
    '169.254.169.254/32',
    '169.254.169.254',
  ],
  ...[
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://[::ffff:169.254.169.254]/',
    'http://169.254.169.254.nip.io/',
    'http://metadata.google.internal',
  ],
  ...[
    '0.0.0.0/0',
    '::/0',
    '127.0.0.1/8',
    'http://localhost/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://a.example/\r\nHost: b',
  ],
  ...[
    'https://a.example#b',
    'https://a.example?x=%0d%0a',
    'https://a.example\\@b.example',
    'https://ex\u0430mple.com',
    'ftp://a',
  ],
];

const names = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON', '__defineGetter__'],
  ...[
    'default',
    'kube-system',
    'system:masters',
    'group:system:masters',
    'user:system:anonymous',
    'system:authenticated',
  ],
  ...['a/b', 'a.b', 'A', 'a_b', '-a', 'a-', '1a', '*.a', 'a'.repeat(63), 'a'.repeat(64), 'a'.repeat(254)],
];

const looks = [
  ...[
    '\u0430cme',
    'acm\u0435',
    '\uff41cme',
    'caf\u00e9',
    'cafe\u0301',
    '\u212a',
    '\u0131',
    '\ufb01',
    'a\u0308\u0323',
    'a\u0323\u0308',
  ],
  ...['\u{1f600}', '\u{1f469}\u200d\u{1f4bb}', '\u{10ffff}', '\uffff', '\ufdd0', '\u05d0\u05d1', '\u0627'],
];

const long = [
  'a'.repeat(10_000),
  'a'.repeat(100_000),
  '$('.repeat(5_000),
  "'".repeat(10_000),
  '{{'.repeat(5_000),
  'a/'.repeat(5_000),
];

const kinds = {
  terminal,
  direction,
  invisible,
  surrogates,
  lines,
  spaces,
  shell,
  yaml,
  templates,
  queries,
  paths,
  addresses,
  names,
  looks,
  long,
};

/** Every hostile text, each once. */
export const hostileTexts: readonly string[] = [...new Set(Object.values(kinds).flat())];

/**
 * Every hostile text, except short names and numbers. Readers of YAML could misread those, and clouds do not: they are written
 * for existing clusters only.
 */
const cloudTexts: readonly string[] = hostileTexts.filter((text) => !/^[\w.-]{0,62}$/.test(text));

/** Of how many texts a sample has one. */
const every = 8;

/**
 * The texts for a cloud, or a sample if `$HOSTILE_TEXTS` is `sample`. The samples of the clouds have no text in common, and are
 * the same in each run.
 */
export function textsFor(provider: CloudProvider): readonly string[] {
  if (process.env.HOSTILE_TEXTS !== 'sample') return cloudTexts;
  return cloudTexts.filter((_, index) => index % every === cloudProviders.indexOf(provider));
}
