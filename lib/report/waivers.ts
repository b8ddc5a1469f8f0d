import { type Section, tableSection } from './section';

/** Findings that somebody has accepted, with the reason. */
export const waiversSection: Section = ({ waivers }, style) =>
  tableSection(
    'Waivers',
    [
      { title: 'rule' },
      { title: 'at' },
      { title: 'hides', align: 'right' },
      { title: 'until' },
      { title: 'reason', wrap: true },
    ],
    waivers.map(({ rule, at, findings, until, reason }) => [rule, at, String(findings), until ?? 'no end', reason]),
    style,
  );
