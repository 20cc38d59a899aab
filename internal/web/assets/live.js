"use strict";
// Live progress of a group page, and the form that submits a ZIP.

async function refresh(section) {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  section.replaceChildren(...page.getElementById("group").childNodes);
}

function follow(section) {
  const events = new EventSource(`/api/v1/groups/${section.dataset.group}/events`);
  events.addEventListener("progress", (event) => {
    const { done, total } = JSON.parse(event.data);
    const bar = document.getElementById("progress");
    bar.max = total;
    bar.value = done;
    document.getElementById("progress-text").textContent = `${done}/${total}`;
  });
  events.addEventListener("report", () => refresh(section));
}

async function problem(answer) {
  const body = await answer.json().catch(() => ({}));
  return body.detail || `HTTP ${answer.status}`;
}

async function submitGroup(form) {
  const data = new FormData(form);
  const created = await fetch("/api/v1/groups", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ profile: data.get("profile"), business: "new", enterprise: { name: data.get("enterprise") } }),
  });
  if (!created.ok) throw new Error(await problem(created));
  const { id } = await created.json();
  const files = new FormData();
  files.append("file", data.get("file"));
  const sent = await fetch(`/api/v1/groups/${id}/files`, { method: "POST", body: files });
  if (!sent.ok) throw new Error(await problem(sent));
  location.href = `/groups/${id}`;
}

const section = document.getElementById("group");
if (section) follow(section);

const form = document.getElementById("new-group");
if (form) form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  const say = form.querySelector("output");
  button.disabled = true;
  say.textContent = "正在上传… uploading";
  try {
    await submitGroup(form);
  } catch (error) {
    say.textContent = error.message;
    button.disabled = false;
  }
});
