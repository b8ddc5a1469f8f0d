/** A reason that a person can do something about: what is said is all that there is to know. */
export class SetupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SetupError';
    // The place in the code says nothing to whoever has no Go.
    this.stack = message;
  }
}

/** A tool that this machine does not have. */
export class MissingTool extends SetupError {}
