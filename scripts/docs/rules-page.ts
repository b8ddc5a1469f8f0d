import { rules } from '../../lib/plan/rules/all';

/** The reference page of all rules, in the order of findings. */
export function rulesPage(): string {
  const sections = rules.map(({ id, rationale, waivable }) => {
    const note = waivable ? '' : '\nFindings of this rule cannot be waived.\n';
    return `## ${id}\n\n${rationale}\n${note}`;
  });
  return `${intro}\n${sections.join('\n')}`;
}

const intro = `# Rules

Generated from the rules by \`npm run docs\`.

Every rule is checked before anything is written or created. A finding has a position, a problem, the allowed values and a
fix. To accept a finding, add a waiver with a reason and an optional last day to the definition:

\`\`\`ts
waivers: [{ rule: 'image/pinned', at: 'services.ranker', reason: 'trying the upstream image', until: '2027-03-31' }],
\`\`\`

A waiver applies to its path and all paths below. A waiver that hides nothing is the finding \`waiver/used\`; an expired waiver
is \`waiver/ended\`.
`;
