import { rules } from '../../lib/plan/rules/all';

/** The page of all rules, in the order in which findings are shown. */
export function rulesPage(): string {
  const sections = rules.map(({ id, rationale }) => `## ${id}\n\n${rationale}\n`);
  return `${intro}\n${sections.join('\n')}`;
}

const intro = `# Rules

Made from the rules themselves: \`npm run docs\`.

Each rule holds before anything is written or made. A finding says where, what is wrong, what is allowed, and how to mend
it. One that is right in your case is accepted in the definition, with a reason for those who read the plan, and a last
day if you like:

\`\`\`ts
waivers: [{ rule: 'image/pinned', at: 'services.ranker', reason: 'trying the upstream image', until: '2027-03-31' }],
\`\`\`

A waiver counts at its place and below it. One that hides nothing is the finding \`waiver/used\`; one whose day is over is
\`waiver/ended\`. What would leave a hole in the plan (\`reference/known\`, \`machine/available\`) cannot be accepted.
`;
