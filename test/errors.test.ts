import { type Finding, formatFinding, formatPath, formatPlace, PlatformError } from '../lib/errors';

const finding: Finding = {
  rule: 'team/exists',
  path: ['services', 'churn', 'consumers', 0, 'team'],
  problem: 'there is no such team',
  fix: "write 'payments'",
};

/** The line of a formatted finding that starts with this word. */
function line(of: Finding, word: string): string | undefined {
  return formatFinding(of)
    .split('\n')
    .find((each) => each.startsWith(`  ${word} `));
}

describe('formatPath', () => {
  test.each([
    [[], ''],
    [['services'], 'services'],
    [['services', 'churn', 'scale', 'max'], 'services.churn.scale.max'],
    [['services', 'churn', 'consumers', 0, 'team'], 'services.churn.consumers[0].team'],
    [['pools', 'gpu-l4'], 'pools.gpu-l4'],
    [[0, 'name'], '[0].name'],
    [['labels', 'example.com/team'], 'labels["example.com/team"]'],
    [['example.com'], '["example.com"]'],
    [['labels', ''], 'labels[""]'],
    [['labels', 'a"b'], 'labels["a\\"b"]'],
    [['a', 1, 2, 'b'], 'a[1][2].b'],
  ])('formats %j as %s', (path, expected) => {
    expect(formatPath(path)).toBe(expected);
  });

  test('distinguishes a numeric key from an index', () => {
    expect(formatPath(['a', '0'])).not.toBe(formatPath(['a', 0]));
  });
});

describe('formatPlace', () => {
  test.each([
    [{ file: 'platform.yaml' }, 'platform.yaml'],
    [{ file: 'platform.yaml', line: 12 }, 'platform.yaml:12'],
    [{ file: 'platform.yaml', line: 12, column: 7 }, 'platform.yaml:12:7'],
  ])('formats %j as %s', (place, expected) => {
    expect(formatPlace(place)).toBe(expected);
  });
});

describe('formatFinding', () => {
  test('shows rule, path, problem and fix on separate lines', () => {
    expect(formatFinding(finding)).toBe(
      [
        'team/exists  services.churn.consumers[0].team',
        '  problem  there is no such team',
        "  fix      write 'payments'",
      ].join('\n'),
    );
  });

  test('shows all fields in reading order', () => {
    const full: Finding = {
      ...finding,
      value: 'paymets',
      allowed: ['payments', 'risk'],
      places: [{ file: 'platform.yaml', line: 12, column: 7 }],
    };
    const words = formatFinding(full)
      .split('\n')
      .slice(1)
      .map((each) => each.trim().split(' ')[0]);
    expect(words).toEqual(['at', 'problem', 'value', 'allowed', 'fix']);
  });

  test('shows an empty path as the whole definition', () => {
    expect(formatFinding({ ...finding, path: [] })).toMatch(/^team\/exists {2}\(the whole definition\)\n/);
  });

  test('an empty path with a place is about the file', () => {
    const ofFile = { ...finding, path: [], places: [{ file: 'a.yaml' }] };
    expect(formatFinding(ofFile)).toMatch(/^team\/exists\n {2}at {7}a\.yaml\n/);
  });

  test('shows both places of a duplicate name', () => {
    const places = [
      { file: 'a.yaml', line: 1 },
      { file: 'b.yaml', line: 2, column: 3 },
    ];
    expect(line({ ...finding, places }, 'at')).toBe('  at       a.yaml:1 and b.yaml:2:3');
  });

  test('omits an empty list of places', () => {
    expect(formatFinding({ ...finding, places: [] })).toBe(formatFinding(finding));
  });

  test.each([
    ['paymets', '"paymets"'],
    ['', '""'],
    [0, '0'],
    [false, 'false'],
    [null, 'null'],
    [{ min: 2, max: 1 }, '{"min":2,"max":1}'],
  ])('shows the value %j as JSON, so that text and numbers differ', (value, expected) => {
    expect(line({ ...finding, value }, 'value')).toBe(`  value    ${expected}`);
  });

  test.each([
    [['payments', 'risk'], 'payments, risk'],
    [[], 'none'],
    ['1 to 10', '1 to 10'],
  ])('shows the allowed values %j as %s', (allowed, expected) => {
    expect(line({ ...finding, allowed }, 'allowed')).toBe(`  allowed  ${expected}`);
  });
});

describe('PlatformError', () => {
  const other: Finding = { ...finding, rule: 'placement/fits-node', path: ['services', 'fraud'] };

  test('is an Error named PlatformError', () => {
    const error = new PlatformError([finding]);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('PlatformError');
  });

  test('keeps the findings', () => {
    expect(new PlatformError([finding, other]).findings).toEqual([finding, other]);
  });

  test('counts a single error in the singular', () => {
    expect(new PlatformError([finding]).message).toBe(`1 error in the definition\n\n${formatFinding(finding)}`);
  });

  test('lists every finding, separated by an empty line', () => {
    expect(new PlatformError([finding, other]).message).toBe(
      `2 errors in the definition\n\n${formatFinding(finding)}\n\n${formatFinding(other)}`,
    );
  });

  test.each([
    [[finding, { ...finding, blocks: 'synth' }], '1 error, 1 warning'],
    [
      [
        { ...finding, blocks: 'synth' },
        { ...other, blocks: 'synth' },
      ],
      '2 warnings',
    ],
    [[finding, { ...other, blocks: 'everything' }], '2 errors'],
  ] as const)('counts errors and warnings separately (%#)', (findings, counts) => {
    expect(new PlatformError(findings).message.split('\n')[0]).toBe(`${counts} in the definition`);
  });
});
