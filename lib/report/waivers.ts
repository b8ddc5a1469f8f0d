import { type Section, tableSection } from './section';

/** Accepted findings, with the source, the reason and the expiry date. */
export const waiversSection: Section = ({ waivers }, style) =>
  tableSection(
    'Waivers',
    [
      { title: 'rule' },
      { title: 'path' },
      { title: 'by', wrap: true },
      { title: 'findings', align: 'right' },
      { title: 'until' },
      { title: 'reason', wrap: true },
    ],
    waivers.map(({ rule, at, team, file, findings, until, reason }) => [
      rule,
      at,
      `${team === undefined ? 'platform' : `team ${team}`}${file === undefined ? '' : ` in ${file}`}`,
      String(findings),
      until ?? 'no expiry',
      reason,
    ]),
    style,
  );
