import { drawMastery } from "./mastery.js";

const stored = "studyhub-token";
const $ = selector => document.querySelector(selector);
let running = new AbortController();

class Problem extends Error {
  constructor(status, title) {
    super(title);
    this.status = status;
  }
}

async function ask(path, { body, signal } = {}) {
  const headers = { authorization: `Bearer ${sessionStorage.getItem(stored)}` };
  if (body) headers["content-type"] = "application/json";
  const response = await fetch(path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body), signal });
  const answer = await response.json();
  if (!response.ok) throw new Problem(response.status, answer.title);
  return answer;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function say(text, isProblem = false) {
  $("#status").textContent = text;
  $("#status").classList.toggle("problem", isProblem);
}

/** Whatever was asked so far is not wanted any more, and its queries are cancelled. What comes now is asked with the signal. */
function startOver() {
  running.abort();
  running = new AbortController();
  return running.signal;
}

/** Runs what an event started, and tells what went wrong with it, as long as it is wanted. */
async function attempt(signal, work) {
  try {
    await work();
  } catch (problem) {
    if (signal.aborted) return;
    say(problem.message, true);
    if (problem.status === 401) signOut();
  }
}

/** The token comes behind the #, which browsers send to nobody. It stays in this tab, and leaves the address bar and the history. */
function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) history.replaceState(null, "", location.pathname);
  return given;
}

function signOut() {
  sessionStorage.removeItem(stored);
  clear();
  $("#sign-in").hidden = false;
}

function clear() {
  $("main").hidden = true;
  $("#students").replaceChildren();
}

function signIn(token) {
  const signal = startOver();
  clear();
  say("");
  return attempt(signal, async () => {
    // Base64url: no header can be made of some other texts, which would never come to be refused.
    if (!/^[\w-]+$/.test(token)) throw new Problem(401, "The token is not valid.");
    sessionStorage.setItem(stored, token);
    try {
      await showStudents(signal);
    } catch (problem) {
      // The token may be good, and is kept for when the page is loaded again; nobody is left without a form.
      if (!signal.aborted) $("#sign-in").hidden = false;
      throw problem;
    }
  });
}

async function showStudents(signal) {
  const tabs = [];
  for (let cursor = null; ;) {
    const page = await ask(`/api/students?limit=100${cursorOf(cursor)}`, { signal });
    for (const student of page.items) {
      const tab = element("button", { type: "button", className: "student", textContent: student.name });
      tab.addEventListener("click", () => showStudent(student, tab));
      tabs.push(tab);
    }
    cursor = page.next;
    if (!cursor) break;
  }
  $("#sign-in").hidden = true;
  $("#students").replaceChildren(...tabs);
  if (tabs.length > 0) tabs[0].click();
  else say("There are no students here yet.");
}

function showStudent(student, tab) {
  const signal = startOver();
  for (const other of $("#students").children) other.removeAttribute("aria-current");
  tab.setAttribute("aria-current", "true");
  say("");
  $("#reviews").replaceChildren();
  $("#more").hidden = true;
  $("main").hidden = false;
  return attempt(signal, () => Promise.all([showReviews(student, null, signal), showMastery(student, signal)]));
}

// As many as one looks at before answering; what comes behind them is fetched by "More", or when these are answered.
const reviewsAtOnce = 5;

async function showReviews(student, cursor, signal) {
  const page = await ask(`/api/students/${student.id}/reviews?limit=${reviewsAtOnce}${cursorOf(cursor)}`, { signal });
  $("#reviews").append(...page.items.map(review => reviewOf(review, student, signal)));
  const more = $("#more");
  more.hidden = !page.next;
  more.disabled = false;
  more.onclick = () => attempt(signal, async () => {
    // A page is fetched once: a second click finds nothing to click on.
    more.disabled = true;
    try {
      await showReviews(student, page.next, signal);
    } catch (problem) {
      if (!signal.aborted) more.disabled = false;
      throw problem;
    }
  });
  noticeEmptiness();
}

function noticeEmptiness() {
  const isEmpty = $("#reviews").children.length === 0;
  if (isEmpty && !$("#more").hidden) $("#more").click();
  $("#nothing-due").hidden = !isEmpty || !$("#more").hidden;
}

const cursorOf = cursor => cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";

async function showMastery(student, signal) {
  $("#mastery").replaceChildren(drawMastery(await ask(`/api/students/${student.id}/mastery`, { signal })));
}

function reviewOf(review, student, signal) {
  const item = element("li", { className: "review" },
    element("strong", { textContent: review.outcomeCode }),
    element("p", { textContent: review.description }),
    element("p", { className: "since", textContent: `due since ${review.dueSince}` }));
  item.dataset.mastery = review.mastery;
  if (student.isYou) item.append(answerForm(review, student, item, signal));
  return item;
}

const qualities = ["No idea", "Wrong", "Almost right", "Right, with effort", "Right", "At once"];

function answerForm(review, student, item, signal) {
  const fields = element("fieldset", {}, element("legend", { textContent: "How did it go?" }));
  qualities.forEach((title, quality) => {
    const button = element("button", { type: "button", textContent: quality, title, value: quality });
    button.addEventListener("click", () => attempt(signal, async () => {
      fields.disabled = true;
      try {
        const schedule = await ask(`/api/reviews/${review.id}/answers`, { body: { quality } });
        if (signal.aborted) return;
        item.remove();
        noticeEmptiness();
        say(`${review.outcomeCode} comes back on ${schedule.nextReview}.`);
        await showMastery(student, signal);
      } finally {
        fields.disabled = false;
      }
    }));
    fields.append(button);
  });
  return fields;
}

$("#sign-in").addEventListener("submit", event => {
  event.preventDefault();
  signIn($("#token").value.trim());
});

// Another link that is opened in the same tab changes what is behind the # and loads nothing.
addEventListener("hashchange", () => {
  const token = takeToken();
  if (token) signIn(token);
});

const token = takeToken() || sessionStorage.getItem(stored);
if (token) signIn(token);
else signOut();
