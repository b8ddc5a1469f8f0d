import { type Section, tableSection } from './section';

/** Accepted findings, with the reason and the expiry date. */
export const waiversSection: Section = ({ waivers }, style) =>
  tableSection(
    'Waivers',
    [
      { title: 'rule' },
      { title: 'path' },
      { title: 'findings', align: 'right' },
      { title: 'until' },
      { title: 'reason', wrap: true },
    ],
    waivers.map(({ rule, at, findings, until, reason }) => [rule, at, String(findings), until ?? 'no expiry', reason]),
    style,
  );
