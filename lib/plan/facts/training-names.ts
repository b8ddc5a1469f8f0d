/** Name of the container that runs the user's program. */
export const programContainer = 'program';

/** Name of the only replicated job in a JobSet. Names of its Jobs, pods and hosts contain it. */
export const workersName = 'workers';
