import type { Certificate } from "../../app/record/certificate.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import type { CertificateModel } from "../pages/certificate.tsx";
import { paperOf } from "./paper-of.ts";

/** The certificate as a page, in the console or by itself. */
export function certificateModel(certificate: Certificate, frame?: ConsoleFrame): CertificateModel {
  const base = `/api/v1/changes/${certificate.key}`;
  return {
    frame,
    paper: paperOf(certificate),
    changeHref: `/changes/${certificate.key}`,
    pdfHref: `${base}/certificate?format=pdf`,
    jsonHref: `${base}/certificate?format=json`,
    exportHref: `${base}/events/export`,
  };
}
