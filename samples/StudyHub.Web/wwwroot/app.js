import { drawMastery } from "./mastery.js";

// The token comes behind the #, which browsers send to nobody. It stays in this tab, and leaves the address bar and the history.
const stored = "studyhub-token";
const given = new URLSearchParams(location.hash.slice(1)).get("token");
if (given) {
  sessionStorage.setItem(stored, given);
  history.replaceState(null, "", location.pathname);
}

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

/** Runs what an event started, and tells what went wrong with it. */
async function attempt(work) {
  try {
    await work();
  } catch (problem) {
    if (problem.name === "AbortError") return;
    say(problem.message, true);
    if (problem.status === 401) showSignIn();
  }
}

function showSignIn() {
  sessionStorage.removeItem(stored);
  $("main").hidden = true;
  $("#students").replaceChildren();
  $("#sign-in").hidden = false;
}

async function showStudents() {
  const tabs = [];
  for (let cursor = null; ;) {
    const page = await ask(`/api/students?limit=100${cursorOf(cursor)}`);
    for (const student of page.items) {
      const tab = element("button", { type: "button", className: "student", textContent: student.name });
      tab.addEventListener("click", () => attempt(() => showStudent(student, tab)));
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

async function showStudent(student, tab) {
  // Whatever was asked for another student is not wanted any more, and its queries are cancelled.
  running.abort();
  running = new AbortController();
  for (const other of $("#students").children) other.removeAttribute("aria-current");
  tab.setAttribute("aria-current", "true");
  say("");
  $("#reviews").replaceChildren();
  $("main").hidden = false;
  const { signal } = running;
  await Promise.all([showReviews(student, null, signal), showMastery(student, signal)]);
}

// As many as one looks at before answering; what comes behind them is fetched by "More", or when these are answered.
const reviewsAtOnce = 5;

async function showReviews(student, cursor, signal) {
  const page = await ask(`/api/students/${student.id}/reviews?limit=${reviewsAtOnce}${cursorOf(cursor)}`, { signal });
  $("#reviews").append(...page.items.map(review => reviewOf(review, student)));
  $("#more").hidden = !page.next;
  $("#more").onclick = () => attempt(() => showReviews(student, page.next, signal));
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

function reviewOf(review, student) {
  const item = element("li", { className: "review" },
    element("strong", { textContent: review.outcomeCode }),
    element("p", { textContent: review.description }),
    element("p", { className: "since", textContent: `due since ${review.dueSince}` }));
  item.dataset.mastery = review.mastery;
  if (student.isYou) item.append(answerForm(review, student, item));
  return item;
}

const qualities = ["No idea", "Wrong", "Almost right", "Right, with effort", "Right", "At once"];

function answerForm(review, student, item) {
  const fields = element("fieldset", {}, element("legend", { textContent: "How did it go?" }));
  qualities.forEach((title, quality) => {
    const button = element("button", { type: "button", textContent: quality, title, value: quality });
    button.addEventListener("click", () => attempt(async () => {
      fields.disabled = true;
      try {
        const schedule = await ask(`/api/reviews/${review.id}/answers`, { body: { quality } });
        item.remove();
        noticeEmptiness();
        say(`${review.outcomeCode} comes back on ${schedule.nextReview}.`);
        await showMastery(student, running.signal);
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
  sessionStorage.setItem(stored, $("#token").value.trim());
  say("");
  attempt(showStudents);
});

if (sessionStorage.getItem(stored)) attempt(showStudents);
else showSignIn();
