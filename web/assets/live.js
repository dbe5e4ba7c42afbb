// Keeps a page of the console up to date: listens to the events of its subject and puts the parts that changed in place. No
// part that somebody is writing in is touched. Without this script, or whenever anything fails, the page stays as it was
// loaded.

const main = document.querySelector("main[data-stream]");
const said = document.querySelector("[data-live-said]");

/** Several events of one act make one refresh. */
const settleMs = 250;
const againMs = 2_000;
const againMsMax = 60_000;
const saidForMs = 30_000;

let listening = null;
let isRefreshing = false;
let pending = false;
let silence = 0;

if (main !== null && said !== null) {
  const look = () => (document.hidden ? stop() : start());
  document.addEventListener("visibilitychange", look);
  // A browser keeps few connections to one place: pages that nobody looks at hold none.
  addEventListener("pagehide", stop);
  addEventListener("pageshow", look);
  look();
}

function start() {
  if (listening !== null || main.dataset.stream === undefined) return;
  listening = new AbortController();
  void listen(listening.signal);
}

function stop() {
  listening?.abort();
  listening = null;
}

/**
 * Reads the stream from the last event that the page shows, and again whenever it ends: after as long as the stream has
 * said, and more and more seldom while it cannot be had.
 */
async function listen(signal) {
  let usualMs = againMs;
  for (let waitMs = usualMs; !signal.aborted; waitMs = Math.min(waitMs * 2, againMsMax)) {
    try {
      const headers = { Accept: "text/event-stream", "Last-Event-ID": main.dataset.seq };
      const answer = await fetch(main.dataset.stream, { headers, signal });
      // The change is closed, or the session has ended: there is nothing to wait for.
      if (answer.status === 204 || (answer.status >= 400 && answer.status < 500)) return;
      if (answer.ok) {
        waitMs = usualMs;
        for await (const line of lines(answer.body)) {
          const told = /^retry: ?(\d+)$/.exec(line);
          if (told !== null) waitMs = usualMs = Number(told[1]);
          if (line.startsWith("id:")) void refresh(signal);
        }
      }
    } catch {
      // The line was cut; the next round tries again.
    }
    await pause(waitMs, signal);
  }
}

/** Whole lines, wherever the network has cut the text. */
async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const found = (rest + part.value).split(/\r?\n/);
    rest = found.pop();
    yield* found;
  }
}

function pause(waitMs, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** One refresh at a time; whatever happens during it is one more. */
async function refresh(signal) {
  pending = true;
  if (isRefreshing) return;
  isRefreshing = true;
  try {
    while (pending && !signal.aborted) {
      await pause(settleMs, signal);
      pending = false;
      await load(signal);
    }
  } catch {
    // What the page shows is still numbered by its last event: the next round begins there.
  } finally {
    isRefreshing = false;
  }
}

async function load(signal) {
  // Tells the server that nobody reads what was done last off this answer.
  const answer = await fetch(location.href, { headers: { Accept: "text/html", "X-Refresh": "1" }, signal });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("main");
  if (fresh === null || signal.aborted) return;
  const kept = inPlace(() => reconcile(main, fresh));
  document.title = page.title;
  main.dataset.seq = fresh.dataset.seq ?? main.dataset.seq;
  reconcile(document.querySelector("footer [data-parts]"), page.querySelector("footer [data-parts]"));
  announce(kept ? "Updated just now, except for what you are writing in." : "Updated just now.");
  // It has ended: nothing more will happen.
  if (fresh.dataset.stream !== undefined) return;
  delete main.dataset.stream;
  stop();
}

function announce(words) {
  said.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => (said.textContent = ""), saidForMs);
}

const topOf = (element) => element.getBoundingClientRect().top;

/** Does something to the page while the heading that is read at stays where it is. */
function inPlace(act) {
  const root = document.documentElement;
  const headings = [...main.querySelectorAll("h2[id]")];
  const inSight = headings.find((each) => topOf(each) >= 0 && topOf(each) < innerHeight);
  const seen = inSight ?? headings.findLast((each) => topOf(each) < 0);
  const top = seen === undefined ? 0 : topOf(seen);
  // The browser would hold on to what is replaced.
  root.style.overflowAnchor = "none";
  const answer = act();
  const now = seen === undefined ? null : document.getElementById(seen.id);
  if (now !== null && scrollY > 0) scrollBy({ top: topOf(now) - top, behavior: "instant" });
  root.style.overflowAnchor = "";
  return answer;
}

/** Makes the children of a container those of its newer self. Answers whether a part was left because it is in use. */
function reconcile(shown, fresh) {
  if (shown === null || fresh === null) return false;
  const before = keyed(shown);
  const after = keyed(fresh);
  const left = new Set();
  for (const [key, part] of before) {
    if (after.has(key)) continue;
    if (isInUse(part)) left.add(part);
    else part.remove();
  }
  let kept = left.size > 0;
  const stays = (part) => part !== null && (left.has(part) || "keep" in part.dataset);
  const next = (part) => (stays(part) ? next(part.nextElementSibling) : part);
  let place = next(shown.firstElementChild);
  for (const [key, part] of after) {
    let own = before.get(key);
    if (own === undefined) own = document.adoptNode(part);
    else if ("parts" in own.dataset && "parts" in part.dataset) kept = reconcile(own, part) || kept;
    else if (served(own) !== served(part)) {
      if (isInUse(own)) kept = true;
      else {
        if (place === own) place = part;
        own = replace(own, document.adoptNode(part));
      }
    }
    // Moving a part would take the focus from it, so only what stands elsewhere is moved.
    if (own !== place) shown.insertBefore(own, place);
    place = next(own.nextElementSibling);
  }
  return kept;
}

/** Children by what they are: their id, else their place among those of their class. What was said of an act is the page's own. */
function keyed(container) {
  const found = new Map();
  for (const child of container.children) {
    if ("keep" in child.dataset) continue;
    const name = child.id === "" ? `${child.tagName}.${child.className}` : `#${child.id}`;
    let key = name;
    for (let nth = 1; found.has(key); nth += 1) key = `${name}:${nth}`;
    found.set(key, child);
  }
  return found;
}

/** A part as the server wrote it: whether it is folded open is the reader's, and each form is new with each page. */
function served(part) {
  const copy = part.cloneNode(true);
  for (const input of copy.querySelectorAll("input[name=once]")) input.remove();
  for (const fold of copy.querySelectorAll("details")) fold.removeAttribute("open");
  return copy.outerHTML;
}

/** Somebody presses or types here, or has typed and not sent it. */
function isInUse(part) {
  if (part.querySelector(":active") !== null) return true;
  if (document.activeElement?.matches("input, textarea, select") && part.contains(document.activeElement)) return true;
  return [...part.querySelectorAll("input, textarea, select")].some((field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
    const chosen = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(chosen, 0);
  });
}

/** Puts a part in the place of its older self, with the same things folded open and the focus where it was. */
function replace(old, part) {
  const opened = new Set([...old.querySelectorAll("details[open] > summary")].map(nameOf));
  for (const summary of part.querySelectorAll("details > summary"))
    if (opened.has(nameOf(summary))) summary.parentElement.open = true;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(part);
  if (focused !== null) {
    const same = [...part.querySelectorAll("a, button, summary, [tabindex]")].find(
      (each) => nameOf(each) === nameOf(focused),
    );
    (same ?? main).focus({ preventScroll: true });
  }
  return part;
}

function nameOf(element) {
  return `${element.tagName} ${element.id} ${element.getAttribute("href") ?? ""} ${element.textContent}`;
}
