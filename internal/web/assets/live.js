"use strict";
// Live progress of a group's page, and the form that hands papers in.

function follow(section) {
  const events = new EventSource(`/api/v1/groups/${section.dataset.group}/events`);
  events.addEventListener("progress", (event) => {
    const { done, total, report, rules_changed, error } = JSON.parse(event.data);
    const bar = document.getElementById("progress");
    if (total > 0) bar.max = total;
    bar.value = done;
    document.getElementById("progress-text").textContent = `${done}/${total}`;
    document.getElementById("stale")?.toggleAttribute("hidden", report);
    document.getElementById("rules-changed")?.toggleAttribute("hidden", !rules_changed);
    if (error && !document.getElementById("failure")) refresh(section);
  });
  events.addEventListener("report", (event) => {
    if (String(JSON.parse(event.data).revision) !== section.dataset.revision) refresh(section);
  });
}

// refresh puts the page's present content in place of what is shown; the
// window does not move.
async function refresh(section) {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("group");
  const { scrollX, scrollY } = window;
  section.dataset.revision = fresh.dataset.revision;
  section.replaceChildren(...fresh.childNodes);
  window.scrollTo(scrollX, scrollY);
}

async function send(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.detail || `HTTP ${answer.status}`);
  return body;
}

// submitGroup makes a group and hands the files in.
async function submitGroup(form, key) {
  const data = new FormData(form);
  const group = { enterprise: { name: data.get("enterprise").trim() } };
  for (const name of ["profile", "business", "reason", "date"]) group[name] = data.get(name);
  const { id } = await send("/api/v1/groups", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(group),
  });
  await handIn(id, data.getAll("file"), "", key);
  location.href = `/groups/${id}`;
  return new Promise(() => {}); // the page is left: no second click
}

// handIn sends files to a group: the enterprise's, an applicant's, or, with "",
// whose their content says.
function handIn(id, files, owner, key) {
  const body = new FormData();
  for (const file of files) {
    if (owner === "enterprise") body.append("path", `enterprise/${file.name}`);
    else if (owner) body.append("applicant", owner);
    body.append("file", file);
  }
  return send(`/api/v1/groups/${id}/files`, { method: "POST", headers: { "Idempotency-Key": key }, body });
}

// addPapers hands more files in to the group of the page, which shows them by
// itself, and says which were refused.
async function addPapers(form, key) {
  const data = new FormData(form);
  const files = data.getAll("file");
  const owner = data.get("owner");
  if (owner && files.some((file) => /\.zip$/i.test(file.name))) {
    throw new Error("ZIP 内的材料按其中的目录与内容归属，请选“按材料内容判断”。 The papers of a ZIP go by its folders and their content.");
  }
  const { accepted, refused } = await handIn(form.dataset.group, files, owner, key);
  form.reset();
  return [`已收到 ${accepted.length} 份材料 received`, ...refused.map((r) => `${r.file}：${r.error.message}`)].join("\n");
}

// withdraw takes a file out of the group of the page, which shows that by
// itself.
async function withdraw(form) {
  const path = `/api/v1/documents/${form.dataset.document}`;
  const seen = await fetch(path);
  const data = new FormData(form);
  await send(path, {
    method: "DELETE",
    headers: { "Content-Type": "application/json", "If-Match": seen.headers.get("ETag") },
    body: JSON.stringify({ by: data.get("by").trim(), why: data.get("why").trim() }),
  });
  return "已撤回 withdrawn";
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("");
}

// attempt submits a form once at a time and says in it what came of it.
async function attempt(form, submit) {
  const button = form.querySelector("button");
  const say = form.querySelector("output");
  button.disabled = true;
  say.className = "";
  say.textContent = "正在提交… submitting";
  try {
    say.textContent = await submit(form) || say.textContent;
  } catch (error) {
    say.className = "error";
    say.textContent = error.message;
  }
  button.disabled = false;
}

// prepare gives a form that hands papers in a key, which makes a second try after
// a broken one harmless: a new one for whatever else is handed in.
function prepare(form, submit) {
  let key = newKey();
  form.addEventListener("change", () => { key = newKey(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(form, async () => {
      const said = await submit(form, key);
      key = newKey();
      return said;
    });
  });
}

// The forms in the section come and go with what it shows.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.withdraw")) return;
  event.preventDefault();
  attempt(event.target, withdraw);
});

const section = document.getElementById("group");
if (section) follow(section);
for (const [id, submit] of [["new-group", submitGroup], ["more-papers", addPapers]]) {
  const form = document.getElementById(id);
  if (form) prepare(form, submit);
}
