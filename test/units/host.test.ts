import { addressHostProblem, hostProblem } from '../../lib/units/host';

test.each([
  ['https://models.acme.example/path/é?q=é#é'],
  ['https://xn--exmple-4nf.com'],
  ['http://[fd00::1]:9000'],
  ['ssh://git@git.acme.example:22/a.git'],
  ['models'],
  ['the text é has no host'],
])('accepts %s', (address) => {
  expect(addressHostProblem(address)).toBeUndefined();
});

test.each([
  ['https://ex\u0430mple.com', 'ex\\u0430mple.com', '; in DNS it is xn--exmple-4nf.com'],
  ['https://EX\u0430MPLE.com:8443/a', 'EX\\u0430MPLE.com:8443', '; in DNS it is xn--exmple-4nf.com'],
  ['https://user@ex\u0430mple.com', 'ex\\u0430mple.com', '; in DNS it is xn--exmple-4nf.com'],
  ['ssh://git@ex\u0430mple.com/a.git', 'ex\\u0430mple.com', '; in DNS it is xn--exmple-4nf.com'],
  ['https://\uff45xample.com', '\\uff45xample.com', '; in DNS it is example.com'],
  ['https://ex%D0%B0mple.com', 'ex%D0%B0mple.com', '; in DNS it is xn--exmple-4nf.com'],
  ['https://example\u3002com', 'example\\u3002com', '; in DNS it is example.com'],
  ['ssh://a\u{10ffff}b/', 'a\\udbff\\udfffb', ''],
])('refuses the host of %s and shows it escaped', (address, shown, inDns) => {
  expect(addressHostProblem(address)).toBe(`has the host ${shown}, which is not plain ASCII${inDns}`);
});

test('refuses a host alone', () => {
  expect(hostProblem('acm\u0435.example')).toContain('acm\\u0435.example');
  expect(hostProblem('acme.example')).toBeUndefined();
});
