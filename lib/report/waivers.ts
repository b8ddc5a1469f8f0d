import { type Section, tableSection } from './section';

/** Accepted findings, with the source, the reason and the expiry date. */
export const waiversSection: Section = ({ waivers }, style) =>
  tableSection(
    'Waivers',
    [
      { title: 'rule' },
      { title: 'path' },
      { title: 'by' },
      { title: 'findings', align: 'right' },
      { title: 'until' },
      { title: 'reason', wrap: true },
    ],
    waivers.map(({ rule, at, team, findings, until, reason }) => [
      rule,
      at,
      team === undefined ? 'platform' : `team ${team}`,
      String(findings),
      until ?? 'no expiry',
      reason,
    ]),
    style,
  );
