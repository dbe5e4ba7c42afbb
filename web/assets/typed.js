// Keeps what somebody types of a proposal, and shows what follows from it. Each part of an answer takes the place of the part of the
// page with the same id. Without this script, or whenever anything fails, the buttons of the form do the same.

const form = document.querySelector("form[data-typed]");

/** A pause in typing this long is worth keeping. */
const pauseMs = 900;
const againMs = 5_000;
/** As long as this, a button waits for what is on its way, so that it is not kept twice. */
const waitMs = 3_000;

/** What a look back at the last weeks depends on. */
const counted =
  /^(population|targets\.\d+\.(behaviour|source|kind|k|m|w|period|threshold|aim|counts|timeZone|freshnessDays)\b)/;

let timer = 0;
let looked = "";
let looks = 0;
let isPlain = false;
let running = null;
let isBehind = false;
let isLeaving = false;

if (form !== null) {
  form.addEventListener("input", () => later(pauseMs));
  form.addEventListener("change", () => later(pauseMs));
  form.addEventListener("submit", (event) => void leave(event));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && isBehind) void keep();
  });
  void look();
  // A page that comes back by the browser's own history is typed in again.
  addEventListener("pageshow", () => (isLeaving = false));
}

function later(ms) {
  isBehind = true;
  clearTimeout(timer);
  timer = setTimeout(() => void keep(), ms);
}

/** One at a time; what is typed meanwhile is kept after it. */
async function keep() {
  clearTimeout(timer);
  if (running !== null || isLeaving) return;
  isBehind = false;
  running = send();
  const isKept = await running;
  running = null;
  if (!isKept) later(againMs);
  else if (isBehind) later(pauseMs);
  void look();
}

/**
 * Asks who might have to decide as well, and, when something of them was typed, what the targets would have shown. Nothing is kept by
 * it, and typing does not wait for it.
 */
async function look() {
  const all = [...new FormData(form)];
  const asked = new URLSearchParams(all.filter(([name]) => counted.test(name))).toString();
  const body = new URLSearchParams(all);
  if (asked !== looked) body.append("counted", "yes");
  looked = asked;
  looks += 1;
  const own = looks;
  try {
    const answer = await fetch(form.dataset.look, { method: "POST", body, redirect: "error" });
    if (!answer.ok) throw new Error("not an answer of ours");
    const parts = await readPage(answer);
    // What was typed on meanwhile is asked anew, and its answer counts.
    if (own === looks) place(parts);
    else if (body.has("counted")) looked = "";
  } catch {
    looked = "";
  }
}

async function readPage(answer) {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** What a button of a part asks for, in the place of that part; whatever fails is sent as any other form. */
async function swap(submitter) {
  clearTimeout(timer);
  await running;
  // Nothing is kept meanwhile, and no earlier look is shown any more.
  looks += 1;
  running = swapped(submitter);
  const isShown = await running;
  running = null;
  if (isShown) {
    later(pauseMs);
    return;
  }
  isPlain = true;
  form.requestSubmit(submitter);
}

async function swapped(submitter) {
  try {
    const body = new URLSearchParams(new FormData(form));
    body.append(submitter.name, submitter.value);
    const answer = await fetch(form.action, { method: "POST", body, redirect: "error" });
    if (!answer.ok) throw new Error("not an answer of ours");
    const page = await readPage(answer);
    const part = page.getElementById(submitter.dataset.swap);
    document.getElementById(submitter.dataset.swap).replaceWith(document.adoptNode(part));
    const state = page.getElementById("typed-state");
    if (state !== null) document.getElementById("typed-state")?.replaceWith(document.adoptNode(state));
    settle();
    const added = page.querySelector(".flash a[href^='#']")?.getAttribute("href")?.slice(1);
    document
      .getElementById(added ?? "candidates")
      ?.querySelector("input:not([type=hidden]), button")
      ?.focus();
    return true;
  } catch {
    return false;
  }
}

async function send() {
  const version = form.elements.namedItem("typedVersion").value;
  const headers = version === "0" ? { "If-None-Match": "*" } : { "If-Match": `"${version}"` };
  try {
    const address = form.dataset.typed + encodeURIComponent(form.elements.namedItem("typed").value);
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(address, { method: "PUT", headers, body, redirect: "error" });
    const isPage = (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
    if (!isPage) throw new Error("not an answer of ours");
    show(await readPage(answer));
    return true;
  } catch {
    const state = document.getElementById("typed-state");
    if (state !== null) state.textContent = state.dataset.away ?? state.textContent;
    return false;
  }
}

function place(answer) {
  for (const part of answer.querySelectorAll("[id]")) {
    const shown = document.getElementById(part.id);
    if (shown === null || shown.contains(document.activeElement)) continue;
    shown.replaceWith(document.adoptNode(part));
  }
}

function show(answer) {
  place(answer);
  settle();
}

/** The next keeping goes on from the version that the page now shows. */
function settle() {
  const state = document.getElementById("typed-state");
  if (state === null) return;
  form.elements.namedItem("typed").value = state.dataset.id;
  form.elements.namedItem("typedVersion").value = state.dataset.version;
}

async function leave(event) {
  if (event.submitter?.dataset.swap !== undefined && !isPlain) {
    event.preventDefault();
    void swap(event.submitter);
    return;
  }
  clearTimeout(timer);
  isBehind = false;
  if (running === null) {
    isLeaving = true;
    return;
  }
  event.preventDefault();
  const { submitter } = event;
  await Promise.race([running, new Promise((resolve) => setTimeout(resolve, waitMs))]);
  running = null;
  isLeaving = true;
  form.requestSubmit(submitter);
}
