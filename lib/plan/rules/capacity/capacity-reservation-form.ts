import type { CapacitySpec } from '../../../definition/node-pool';
import type { Path } from '../../../errors';
import type { Cloud } from '../../providers/provider';
import type { Rule, RuleFinding } from '../rule';

/** Reservations and their placements have the form of the cloud. */
export const capacityReservationForm: Rule<'managed-cluster'> = {
  id: 'capacity/reservation-form',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale: 'A reservation in the form of another cloud is found only when the cloud refuses the node pool.',
  check: ({ cluster, cloud }) =>
    Object.entries(cluster.nodePools).flatMap(([name, { capacity }]) =>
      capacity && 'reservation' in capacity
        ? [
            ...reservationIn(capacity, ['cluster', 'nodePools', name, 'capacity'], cloud),
            ...placementIn(capacity, ['cluster', 'nodePools', name, 'capacity'], cloud),
          ]
        : [],
    ),
};

type Reserved = Extract<CapacitySpec, { reservation: string }>;

/** The rule machine/available reports a kind that the cloud does not have. */
function reservationIn(
  { kind, reservation }: Reserved,
  path: Path,
  { title, reservationForms }: Cloud,
): readonly RuleFinding[] {
  const form = reservationForms[kind];
  if (form === undefined || form.expression.test(reservation)) return [];
  return [
    {
      path: [...path, 'reservation'],
      problem: `this is not a reservation of ${title} (${kind})`,
      value: reservation,
      allowed: form.allowed,
      fix: 'copy it from the console or the command line of the cloud',
    },
  ];
}

function placementIn(capacity: Reserved, path: Path, { title, placementForm }: Cloud): readonly RuleFinding[] {
  const placement = 'placement' in capacity ? capacity.placement : undefined;
  if (placement === undefined || placementForm?.expression.test(placement)) return [];
  return [
    {
      path: [...path, 'placement'],
      problem: placementForm
        ? `this is not a placement of ${title}`
        : `reservations of ${title} are created in no placement`,
      value: placement,
      ...(placementForm && { allowed: placementForm.allowed }),
      fix: placementForm ? 'copy the name from the cloud' : "remove 'placement'",
    },
  ];
}
