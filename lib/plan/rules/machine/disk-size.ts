import { GiB, parseBytes } from '../../../units/quantity';
import type { Rule } from '../rule';

/** The root disk has a size that the cloud accepts. */
export const diskSize: Rule<'machine'> = {
  id: 'disk/size',
  scope: 'machine',
  waivableBy: 'platform',
  rationale: 'The cloud refuses a root disk that is smaller than the image of the node, or too large.',
  check: ({ path, spec: { disk }, cloud: { title, diskBounds } }) => {
    if (disk === undefined) return [];
    const gib = Math.ceil(parseBytes(disk) / GiB);
    const { least, most } = diskBounds;
    if (gib >= least && gib <= most) return [];
    return [
      {
        path: [...path, 'disk'],
        problem: `root disks on ${title} have ${least}Gi to ${most}Gi`,
        value: disk,
        allowed: `${least}Gi to ${most}Gi`,
        fix: gib < least ? `write at least ${least}Gi` : `write at most ${most}Gi, or use the local disks of a machine`,
      },
    ];
  },
};
