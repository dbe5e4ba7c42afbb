import Pdf from "pdfkit";
import { fontFiles, openTypeface, scripts } from "./font.ts";
import type { Typeface } from "./font.ts";
import type { Paper, PaperEntry, PaperFact, PaperPart } from "./paper.ts";

const margin = 54;
const termWidth = 120;
const ink = "#12211f";
const ink2 = "#475653";

type Pen = InstanceType<typeof Pdf>;

interface Sheet {
  readonly pen: Pen;
  readonly inert: Typeface["inert"];
}

/** A paper as PDF: text only, in one typeface that is embedded, without links, scripts or forms. */
export async function pdfOf(paper: Paper, issuedAt: number): Promise<Buffer> {
  const typeface = openTypeface();
  const pen = new Pdf({
    size: "A4",
    margin,
    font: fontFiles.regular,
    bufferPages: true,
    lang: "en-GB",
    info: { Title: `${paper.kind} of ${paper.key}`, Creator: "Takehold", CreationDate: new Date(issuedAt) },
  });
  pen.registerFont("bold", fontFiles.bold);
  pen.registerFont("regular", fontFiles.regular);
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    pen.on("data", (chunk: Buffer) => chunks.push(chunk));
    pen.on("end", () => resolve(Buffer.concat(chunks)));
    pen.on("error", reject);
  });
  const sheet: Sheet = { pen, inert: typeface.inert };
  head(sheet, paper);
  for (const part of paper.parts) partOf(sheet, part);
  if (typeface.absentCount() > 0)
    line(
      sheet,
      `${typeface.absentCount()} characters are not in the typeface of this paper (${scripts}); a square stands for each. The page and the JSON form have them all.`,
      { size: 8, color: ink2, gap: 10 },
    );
  pageNumbers(sheet, paper);
  pen.end();
  return written;
}

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  /** Points left free above. */
  readonly gap?: number;
  readonly indent?: number;
}

function line(
  { pen, inert }: Sheet,
  text: string,
  { size = 9.5, bold = false, color = ink, gap = 0, indent = 0 }: Look = {},
): void {
  const plain = inert(text);
  if (plain.trim() === "") return;
  if (gap > 0) pen.y += gap;
  pen
    .font(bold ? "bold" : "regular")
    .fontSize(size)
    .fillColor(color);
  pen.text(plain, margin + indent, pen.y, { width: pen.page.width - 2 * margin - indent, lineGap: 1.5 });
}

function head(sheet: Sheet, paper: Paper): void {
  const { title, about, warnings, facts } = paper;
  line(sheet, "Takehold", { bold: true, color: ink2 });
  line(sheet, title, { size: 18, bold: true, gap: 6 });
  line(sheet, about, { gap: 4 });
  for (const warning of warnings)
    line(sheet, `Do not rely on this ${paper.kind.toLowerCase()}. ${warning}`, {
      bold: true,
      color: "#a3290f",
      gap: 6,
    });
  sheet.pen.y += 6;
  for (const fact of facts) factLine(sheet, fact);
}

function partOf(sheet: Sheet, { title, facts, paragraphs, entries }: PaperPart): void {
  keepTogether(sheet, 70);
  line(sheet, title, { size: 13, bold: true, gap: 18 });
  for (const paragraph of paragraphs) line(sheet, paragraph, { gap: 4 });
  if (facts.length > 0) sheet.pen.y += 4;
  for (const fact of facts) factLine(sheet, fact);
  for (const entry of entries) entryLines(sheet, entry);
}

/** Term beside text; both begin on the same line of the same page. */
function factLine(sheet: Sheet, [term, text]: PaperFact): void {
  const { pen, inert } = sheet;
  keepTogether(sheet, 30);
  const top = pen.y;
  const page = pageOf(pen);
  pen.font("regular").fontSize(9.5).fillColor(ink2);
  pen.text(inert(term), margin, top, { width: termWidth - 8, lineGap: 1.5 });
  const below = pageOf(pen) === page ? pen.y : top;
  if (pageOf(pen) === page) pen.y = top;
  line(sheet, text === "" ? "none" : text, { indent: termWidth });
  if (pageOf(pen) === page) pen.y = Math.max(pen.y, below);
}

function entryLines(sheet: Sheet, { when, instant, what, quote, proof }: PaperEntry): void {
  keepTogether(sheet, 50);
  line(sheet, what, { bold: true, gap: 8 });
  line(sheet, `${when} (${instant})`, { size: 8.5, color: ink2 });
  if (quote !== undefined) line(sheet, `“${quote}”`, { indent: 12, gap: 2 });
  for (const each of proof) line(sheet, each, { size: 8.5, color: ink2, indent: 12 });
}

function pageOf(pen: Pen): number {
  const { start, count } = pen.bufferedPageRange();
  return start + count;
}

/** Begins a new page where less than this many points are left. */
function keepTogether({ pen }: Sheet, points: number): void {
  if (pen.y + points > pen.page.height - margin) pen.addPage();
}

function pageNumbers({ pen }: Sheet, { kind, key }: Paper): void {
  const { start, count } = pen.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pen.switchToPage(page);
    // Below the margin a line would begin a new page.
    pen.page.margins.bottom = 0;
    pen.font("regular").fontSize(8).fillColor(ink2);
    const text = `${kind} of ${key}, page ${page - start + 1} of ${count}`;
    pen.text(text, margin, pen.page.height - 36, { lineBreak: false });
  }
}
