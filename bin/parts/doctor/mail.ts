import { maskUrl } from "../../../lib/configuration-error.ts";
import { smtpAnswers } from "../../../lib/smtp-answers.ts";
import type { Configuration } from "../../../temporal.config.ts";
import { reasonOf } from "../failure.ts";
import { missing, ok, warning } from "./finding.ts";
import type { Finding } from "./finding.ts";

/** Whether the mail server takes us, without sending anything. */
export async function lookAtMail({ smtpUrl, url, bounceAddress }: Configuration): Promise<Finding> {
  if (smtpUrl === null) return ok("Mail", "no SMTP_URL: messages are read on the inbox page of the console");
  try {
    await smtpAnswers(smtpUrl);
  } catch (error) {
    return missing("Mail", `${maskUrl(smtpUrl)}: ${reasonOf(error)}`, "Check SMTP_URL and that the mail server runs.");
  }
  const found = `${maskUrl(smtpUrl)} answers`;
  if (url === null) return warning("Mail", found, "Set TAKEHOLD_URL, so that links in mail lead to this machine.");
  if (bounceAddress !== null) return ok("Mail", `${found}; what cannot be delivered returns to ${bounceAddress}`);
  return warning(
    "Mail",
    `${found}; what it takes and cannot deliver later is told to nobody`,
    "Set TAKEHOLD_BOUNCE_ADDRESS to an address whose mail is handed to npx takehold bounce.",
  );
}
