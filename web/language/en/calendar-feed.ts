/** The calendar of changes as entries of somebody's own calendar program. */
export const calendarFeed = {
  name: "Takehold",
  launch: (title: string, wave: string) => `Launch: ${title}${wave === "" ? "" : ` (${wave})`}`,
  launched: (title: string, wave: string) => `Launched: ${title}${wave === "" ? "" : ` (${wave})`}`,
  training: (title: string, training: string) => `Training: ${training} (${title})`,
  freeze: (name: string) => `Nothing launches: ${name}`,
  answer: (title: string) => `Accept or decline: ${title}`,
  decision: (title: string, gate: string) => `Decisions due at ${gate}: ${title}`,
  judged: (title: string, target: string) => `Last day of the target ${target}: ${title}`,
  reinforcement: (title: string, target: string) => `Help use back up for ${target}: ${title}`,
  review: (title: string, connects: string) => `Review: ${title}${connects === "" ? "" : ` (${connects})`}`,
};
