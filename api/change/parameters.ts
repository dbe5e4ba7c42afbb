import { z } from "@hono/zod-openapi";
import { ChangeKey } from "../shapes.ts";

/** What paths below a change name. */
export const OfChange = z.object({ key: ChangeKey });

const part = z.string().min(1).max(80);
export const OfRequest = OfChange.extend({ id: part });
export const OfWorkItem = OfChange.extend({ item: part });
export const OfTraining = OfChange.extend({ training: part });
export const OfWave = OfChange.extend({ wave: part });
export const OfTarget = OfChange.extend({ target: part });
export const OfFeedback = OfChange.extend({ round: part });
export const OfIdea = OfChange.extend({ idea: z.uuid("An idea is named by the id that the list of ideas gives it.") });
export const OfAudit = OfChange.extend({ audit: part });
export const OfReinforcement = OfChange.extend({ id: part });
