/** What was typed into a form, as it is kept: browsers send line ends as two characters, and databases keep no zeros. */
export function postedText(text: string): string {
  return text.replaceAll("\0", "").replaceAll("\r\n", "\n").trim();
}
