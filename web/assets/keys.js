// Single keys on a page with a list: j and k move between its rows, / searches, ? shows what there is. Rows are links, so Enter opens one
// and a screen reader says it. Arrows move only from row to row, elsewhere they scroll. Without this script everything is done with Tab.

const help = document.querySelector("dialog[data-keys]");
const hint = document.querySelector("[data-keys-hint]");
const on = help?.querySelector("[data-keys-on]");
const stored = "takehold.keys";

if (help !== null && on != null) {
  on.checked = read() !== "off";
  on.addEventListener("change", () => write(on.checked ? "on" : "off"));
  help.querySelector("[data-keys-close]")?.addEventListener("click", () => help.close());
  for (const opener of document.querySelectorAll("[data-keys-help]"))
    opener.addEventListener("click", () => help.showModal());
  if (hint !== null) hint.hidden = false;
  document.addEventListener("keydown", pressed);
}

/** Whoever keeps no storage has the keys on each page anew. */
function read() {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    localStorage.setItem(stored, value);
  } catch {
    // It holds for this page then.
  }
}

function pressed(event) {
  if (!on.checked || help.open || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (act(event.key)) event.preventDefault();
}

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function act(key) {
  if (key === "j") return move(1);
  if (key === "k") return move(-1);
  if (key === "ArrowDown") return isRow(document.activeElement) && move(1);
  if (key === "ArrowUp") return isRow(document.activeElement) && move(-1);
  if (key === "/") return search();
  if (key !== "?") return false;
  help.showModal();
  return true;
}

function isRow(element) {
  return element?.matches("[data-row]") === true;
}

/** To the next row or the one before; the first in sight when none is chosen. */
function move(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const chosen = rows.indexOf(document.activeElement);
  const inSight = rows.find((row) => row.getBoundingClientRect().top >= 0);
  const next = chosen === -1 ? (inSight ?? rows.at(-1)) : rows[chosen + by];
  next?.focus();
  return rows.length > 0;
}

function search() {
  const input = document.querySelector("[data-search]");
  input?.focus();
  input?.select();
  return input !== null;
}
