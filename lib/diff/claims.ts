import { parseBytes } from '../units/quantity';
import { UnitError } from '../units/unit-error';
import type { FieldChange } from './change';

const template = /\.([^.]+)\.(?:storage|storageSpec)\.volumeClaimTemplate\.spec\.(.+)$/;

/** A field of the template of volume claims that a program creates for itself. */
interface ClaimChange {
  /** Part of the values of a chart that has the template: `prometheusSpec`. */
  readonly owner: string;
  readonly field: string;
  readonly change: FieldChange;
}

/**
 * What a changed template of volume claims means. The operator of Prometheus creates its StatefulSets again, and claims
 * that exist stay as they are. Source: prometheus-operator@v0.93.1, Documentation/platform/storage.md, "Resizing volumes".
 */
export function claimDanger(fields: readonly FieldChange[]): string | undefined {
  const changes = fields.flatMap(claimChange);
  const dangers = [sizeDanger(changes), classDanger(changes)].filter((danger) => danger !== undefined);
  return dangers.length === 0 ? undefined : dangers.join('; ');
}

function claimChange(change: FieldChange): readonly ClaimChange[] {
  const [, owner, field] = template.exec(change.path) ?? [];
  return owner === undefined || field === undefined ? [] : [{ owner, field, change }];
}

function sizeDanger(changes: readonly ClaimChange[]): string | undefined {
  const grown = changes.filter(({ field, change }) => field === 'resources.requests.storage' && grows(change));
  if (grown.length === 0) return undefined;
  const sizes = grown.map(({ owner, change }) => `${owner} from ${String(change.old)} to ${String(change.new)}`);
  return `volume claims that exist keep their size, so that the volumes fill up: before this change is applied, set spec.resources.requests.storage of the claims of ${sizes.join(' and of ')}`;
}

function classDanger(changes: readonly ClaimChange[]): string | undefined {
  const moved = changes.filter(({ field }) => field === 'storageClassName');
  const [first] = moved;
  if (!first) return undefined;
  const target = first.change.new === undefined ? 'the default class' : String(first.change.new);
  return `volume claims that exist keep their storage class: to move to ${target}, delete the claims of ${moved.map(({ owner }) => owner).join(' and ')}, with the loss of their data`;
}

/** A claim that is larger than its template is no problem. A size that cannot be read can be one. */
function grows({ old, new: now }: FieldChange): boolean {
  try {
    return parseBytes(String(now)) > parseBytes(String(old));
  } catch (error) {
    if (error instanceof UnitError) return true;
    throw error;
  }
}
