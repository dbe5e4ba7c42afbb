/** How long a link to a training works, from the message that brings it. */
export const trainingLinkMs = 90 * 86_400_000;
