import type { App } from "../../app/context.ts";
import type { Digest } from "../../app/digest/digest.ts";
import type { DigestGround } from "../../app/digest/ground.ts";
import { digestLink } from "../../app/digest/link.ts";
import { weeklyDigest } from "../../app/digest/read.ts";
import type { Moment } from "../kit/moment.ts";
import type { DigestMail } from "../mail/render.tsx";

type Frame = Moment & { readonly to: string };

/** The digest of a week; `null`: there is nothing to tell, or nobody to tell it to any more. */
export async function digestMail(
  app: Pick<App, "db" | "secret" | "url">,
  frame: Frame,
  { person, monday }: { readonly person: string; readonly monday: string },
  ground: (now: number) => Promise<DigestGround>,
): Promise<DigestMail | null> {
  const digest = await weeklyDigest(app, { person, monday, ...frame }, ground);
  return digest === null ? null : digestModel(app, frame, person, digest);
}

export function digestModel(
  app: Pick<App, "secret" | "url">,
  frame: Frame,
  person: string,
  digest: Digest,
): DigestMail {
  return { ...frame, kind: "digest", link: `${app.url}/`, stop: digestLink(app, person), digest };
}
