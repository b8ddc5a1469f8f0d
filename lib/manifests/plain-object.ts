import { ApiObject, type ApiObjectProps, App, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { sortKeys } from '../units/sort-keys';

/** Those that every app of cdk8s has: for lazy values, tokens, and unions of numbers and texts. None is in a plan. */
const builtInResolvers = new App().resolvers.length;

/**
 * An object whose parts are plain JSON, as everything in a plan is. The rendering of cdk8s looks in every value for
 * a token that is to be resolved, which takes longer than all else that is done to an object; there is none here.
 * Metadata that is added later, JSON patches and the resolvers of an app count as with any other object of cdk8s.
 */
export class PlainObject extends ApiObject {
  private isPatched = false;

  constructor(
    scope: Construct,
    id: string,
    private readonly plain: ApiObjectProps,
  ) {
    super(scope, id, plain);
  }

  override addJsonPatch(...operations: JsonPatch[]): void {
    this.isPatched = true;
    super.addJsonPatch(...operations);
  }

  // biome-ignore lint/suspicious/noExplicitAny: what cdk8s declares
  override toJson(): any {
    if (this.isPatched || App.of(this).resolvers.length > builtInResolvers) return super.toJson();
    const { apiVersion, kind, metadata: _, ...parts } = this.plain;
    return { apiVersion, kind, metadata: this.metadata.toJson(), ...sortKeys(parts) };
  }
}
