"use strict";
// The page of the rules: a draft is tried, made active, and the stored groups
// are judged anew with their progress.

const get = async (path) => told(await fetch(path));

const ask = async (path, body) => told(await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));

// told is what an answer says, or an error with what is wrong.
async function told(answer) {
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

// listed is how many groups the page shows; the commands list all.
const listed = 200;

// flips sums up by rule what comes and goes, and lists which groups come to
// another verdict, and why.
function flips(sum) {
  const list = element("ul");
  for (const r of sum.by_rule) {
    list.append(element("li", `${severities[r.severity] || r.severity} ${r.rule}：新增 ${r.gained} 条，消除 ${r.lost} 条 ${r.gained} gained, ${r.lost} lost`));
  }
  for (const group of sum.flipped.slice(0, listed)) {
    const item = element("li");
    const link = element("a", group.company || group.group_id);
    link.href = `/groups/${encodeURIComponent(group.group_id)}`;
    item.append(link);
    const inner = element("ul");
    for (const flip of group.flips) {
      const line = element("li", `${[flip.name, flip.folder].filter(Boolean).join(" ") || "企业与团组"}：${verdicts[flip.before] || flip.before} → ${verdicts[flip.after] || flip.after}`);
      for (const f of flip.gained) line.append(element("p", `＋ ${severities[f.severity] || f.severity} ${f.rule}：${f.message}`));
      for (const f of flip.lost) line.append(element("p", `－ ${severities[f.severity] || f.severity} ${f.rule}：${f.message}`));
      inner.append(line);
    }
    item.append(inner);
    list.append(item);
  }
  const more = sum.flipped_groups - Math.min(sum.flipped.length, listed);
  if (more > 0) list.append(element("li", `……另有 ${more} 个团组未列出。 ${more} more groups are not listed.`));
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
  let tried = null; // the pack whose preview is on the page: nothing else can be made active
  let turn = 0; // of the files that are chosen
  const forget = () => {
    turn++;
    tried = null;
    activate.disabled = true;
  };
  form.addEventListener("change", forget);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    forget();
    const mine = turn;
    const good = await busy(preview, say, async () => {
      const pack = await draft(form);
      const p = await ask("/api/v1/rules/preview", pack);
      if (mine !== turn) return "文件已更换，请重新试算。 Other files were chosen: preview again.";
      tried = { pack, name: `${p.profile} ${p.rules_version}` };
      const changes = element("ul");
      for (const c of p.changes) changes.append(element("li", c.text));
      show(document.getElementById("preview"),
        element("p", `${p.profile} ${p.rules_version}，自 ${p.from} 起${p.instead ? `，取代 ${p.instead}` : ""}`), changes,
        element("p", `评估了 ${p.groups} 个团组，其中 ${p.flipped_groups} 个的结论有变，${p.failed} 个无法评估。 ${p.flipped_groups} of ${p.groups} groups would change.`),
        flips(p));
      return "试算完成，尚未施行。 Nothing is active yet.";
    });
    activate.disabled = !(good && tried);
  });
  activate.addEventListener("click", async () => {
    if (!tried || !window.confirm(`施行 ${tried.name}？施行后不可修改。 An active pack never changes. Make it active?`)) return;
    const { pack } = tried;
    const good = await busy(activate, say, async () => {
      const p = await ask("/api/v1/rules", pack);
      return `已施行 ${p.id} ${p.rules_version}，自 ${p.from} 起${p.until ? `至 ${p.until} 前` : ""}适用，可重新评估已存团组。 It is active.`;
    });
    if (good) forget();
    else activate.disabled = !tried;
  });
}

function followRun(id, bar, say) {
  return new Promise((resolve, reject) => {
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
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) reject(new Error("与服务器的连接已断开；评估仍在进行，重新打开本页可继续查看。 The connection is lost; the run goes on, reload to follow it."));
    });
  });
}

function prepareRun(form) {
  const bar = document.getElementById("run");
  const say = form.querySelector("output");
  const follow = (begin) => busy(form.querySelector("button"), say, async () => {
    const id = await begin();
    location.hash = `run=${id}`;
    bar.hidden = false;
    await followRun(id, bar, say);
    const d = await get(`/api/v1/reprocess/${encodeURIComponent(id)}/differences`);
    show(document.getElementById("differences"), flips(d));
    return `已重新评估 ${d.done} 个团组，其中 ${d.flipped_groups} 个的结论有变，${d.failed} 个无法评估。 ${d.flipped_groups} of ${d.done} changed.`;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    follow(async () => (await ask("/api/v1/reprocess", {})).id);
  });
  const run = /^#run=(\w+)$/.exec(location.hash);
  if (run) follow(async () => (await get(`/api/v1/reprocess/${run[1]}`)).id); // the page was left while it went on
}

prepareDraft(document.getElementById("draft"));
prepareRun(document.getElementById("again"));
