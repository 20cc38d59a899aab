"use strict";
// The page of the rules: a draft is tried, made active, and the stored groups
// are judged anew with their progress.

async function ask(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const mistakes = (result.mistakes || result.errors || []).map((m) => m.message || m);
    throw new Error([result.detail || `HTTP ${answer.status}`, ...mistakes].join("\n"));
  }
  return result;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

const verdicts = { barred: "疑属不予办理情形", incomplete: "材料不完整", review: "待人工核对", deferrable: "可容缺办理", complete: "材料完整" };
const severities = { fail: "不符合", manual: "待人工判断", warn: "请留意", info: "提示" };

// flips lists which groups come to another verdict, and why.
function flips(groups) {
  const list = element("ul");
  for (const group of groups) {
    const item = element("li");
    const link = element("a", group.group_id);
    link.href = `/groups/${encodeURIComponent(group.group_id)}`;
    item.append(link);
    const inner = element("ul");
    for (const flip of group.flips) {
      const line = element("li", `${flip.folder || "企业与团组"}：${verdicts[flip.before] || flip.before} → ${verdicts[flip.after] || flip.after}`);
      for (const f of flip.gained) line.append(element("p", `＋ ${severities[f.severity] || f.severity} ${f.rule}：${f.message}`));
      for (const f of flip.lost) line.append(element("p", `－ ${severities[f.severity] || f.severity} ${f.rule}：${f.message}`));
      inner.append(line);
    }
    item.append(inner);
    list.append(item);
  }
  return list;
}

async function draft(form) {
  const pack = form.elements.pack.files[0];
  const cases = form.elements.cases.files[0];
  return { name: pack.name.replace(/\.ya?ml$/, ""), body: await pack.text(), cases: cases ? await cases.text() : "" };
}

function show(where, ...parts) {
  where.replaceChildren(...parts);
  where.hidden = false;
}

// busy runs what a button asks for and says how it ended.
async function busy(button, say, work) {
  button.disabled = true;
  say.className = "";
  say.textContent = "请稍候… working";
  try {
    say.textContent = await work();
    return true;
  } catch (error) {
    say.className = "error";
    say.textContent = error.message;
    return false;
  } finally {
    button.disabled = false;
  }
}

function prepareDraft(form) {
  const [preview, activate] = form.querySelectorAll("button");
  const say = form.querySelector("output");
  form.addEventListener("change", () => { activate.disabled = true; });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    activate.disabled = true;
    const good = await busy(preview, say, async () => {
      const p = await ask("/api/v1/rules/preview", await draft(form));
      const changes = element("ul");
      for (const c of p.changes) changes.append(element("li", c.text));
      show(document.getElementById("preview"),
        element("p", `${p.profile} ${p.rules_version}，自 ${p.from} 起${p.instead ? `，取代 ${p.instead}` : ""}`), changes,
        element("p", `评估了 ${p.groups} 个团组，其中 ${p.flipped.length} 个的结论有变，${p.failed} 个无法评估。 ${p.flipped.length} of ${p.groups} groups would change.`),
        flips(p.flipped));
      return "试算完成，尚未施行。 Nothing is active yet.";
    });
    activate.disabled = !good;
  });
  activate.addEventListener("click", async () => {
    if (!window.confirm("施行后不可修改。确定施行吗？ An active pack never changes. Make it active?")) return;
    const good = await busy(activate, say, async () => {
      const p = await ask("/api/v1/rules", await draft(form));
      return `已施行 ${p.id} ${p.rules_version}，可重新评估已存团组。 It is active.`;
    });
    activate.disabled = good;
  });
}

function followRun(id, bar, say) {
  return new Promise((resolve) => {
    const events = new EventSource(`/api/v1/reprocess/${encodeURIComponent(id)}/events`);
    events.addEventListener("progress", (event) => {
      const run = JSON.parse(event.data);
      bar.max = Math.max(run.total, 1);
      bar.value = run.total ? run.done : 1;
      say.textContent = `${run.done}/${run.total}`;
      if (run.done >= run.total) {
        events.close();
        resolve();
      }
    });
  });
}

function prepareRun(form) {
  const bar = document.getElementById("run");
  const say = form.querySelector("output");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await busy(form.querySelector("button"), say, async () => {
      const { id } = await ask("/api/v1/reprocess", {});
      bar.hidden = false;
      await followRun(id, bar, say);
      const d = await (await fetch(`/api/v1/reprocess/${encodeURIComponent(id)}/differences`)).json();
      show(document.getElementById("differences"), flips(d.flipped));
      return `已重新评估 ${d.done} 个团组，其中 ${d.flipped.length} 个的结论有变，${d.failed} 个无法评估。 ${d.flipped.length} of ${d.done} changed.`;
    });
  });
}

prepareDraft(document.getElementById("draft"));
prepareRun(document.getElementById("again"));
