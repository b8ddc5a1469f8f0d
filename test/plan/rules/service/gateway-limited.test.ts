import { definition, withGateway } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'gateway/limited';
const open = { visibility: 'public', tls: { secret: 'models-tls' } } as const;

test('accepts an internal gateway without limits, and a public one with both', () => {
  expect(findingsOf(withGateway(definition(), {}), id)).toEqual([]);
  expect(findingsOf(withGateway(definition(), { ...open, limits: { requests: '100/s', body: '2Mi' } }), id)).toEqual(
    [],
  );
});

test('refuses a public gateway without limits', () => {
  expect(findingsOf(withGateway(definition(), open), id)).toEqual([
    {
      rule: id,
      path: ['gateways', 'internal', 'limits', 'requests'],
      problem: 'the gateway is public, and has no limit for the number of requests',
      fix: "set limits.requests, such as '100/s', or make the gateway internal",
    },
    {
      rule: id,
      path: ['gateways', 'internal', 'limits', 'body'],
      problem: 'the gateway is public, and has no limit for the size of a request',
      fix: "set limits.body, such as '2Mi', or make the gateway internal",
    },
  ]);
});

test('names only the missing limit', () => {
  const limits = { requests: '100/s' };
  expect(findingsOf(withGateway(definition(), { ...open, limits }), id).map(({ path }) => path.at(-1))).toEqual([
    'body',
  ]);
});
