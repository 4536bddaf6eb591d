// Đôn Đốc: what makes pages quicker, never what makes them work: without it links and forms do the same with whole pages. By attributes:
// data-target="#id"   on a link, form or field: the answer's element of that id replaces ours; a field is sent when it changes
// data-send="/url"    on a field: its whole form is posted there; data-get="/url" data-every="2" on an element with an id: fetched again
// data-suggest="/url" type-ahead (JSON of value, label, hint); data-pair="x": a click finds the other one; data-all="name": ticks all boxes
// data-drop           takes files dropped on it (data-most: MB); data-draft="key": kept here until an element data-done says it was sent
// data-posted         the answer to a form whose address also opens: who comes back to it gets the page anew, no browser error; it shows
//                     what was sent, not what was kept
// inside what is replaced: data-scroll (with an id) stays where it was scrolled to, data-focus is in focus, data-said on it is read out
const say = (words) => { document.getElementById("bao").textContent = words; };
const told = document.body.dataset;
const make = (name, facts) => Object.assign(document.createElement(name), facts);
const mark = (one, said) => { for (const name of Object.keys(said)) one.setAttribute(name, said[name]); return one; };
const near = (event, what) => (event.target instanceof Element ? event.target.closest(what) : null);
// Fragments over the wire.
async function swap(target, url, options = {}, keep = false) {
  const old = document.querySelector(target);
  old?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { credentials: "same-origin", headers: { "X-Target": target }, ...options });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = found.querySelector(target);
    if (!old || !fresh) { return answer.redirected || !options.method ? location.assign(answer.url) : replacePage(found); }
    const focus = document.activeElement?.id;
    const scrolled = [...old.querySelectorAll("[data-scroll]")].map((one) => [one.id, one.scrollTop]);
    old.replaceWith(document.adoptNode(fresh));
    for (const [id, top] of scrolled) document.getElementById(id)?.scrollTo(0, top);
    if (focus && fresh.querySelector(`#${CSS.escape(focus)}`)) document.getElementById(focus).focus();
    fresh.querySelector("[data-focus]")?.focus();
    if (keep) history.replaceState(null, "", answer.url);
    ready(fresh), say(fresh.dataset.said ?? "");
  } catch { old?.removeAttribute("aria-busy"); say(told.failed); notice(old ?? document.querySelector("main"), told.failed); }
}
function replacePage(found) { document.querySelector("main").replaceWith(found.querySelector("main") ?? found.body); ready(document); scrollTo(0, 0); }
function sent(form, pressed) {
  const data = new FormData(form, pressed);
  if (form.method === "get") return [`${form.getAttribute("action") || location.pathname}?${new URLSearchParams(data)}`, {}];
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  return [pressed?.getAttribute("formaction") || form.getAttribute("action") || location.href, { method: "POST", body }];
}
document.addEventListener("click", (event) => {
  const link = near(event, "a[data-target]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !document.querySelector(link.dataset.target)) return;
  event.preventDefault(), swap(link.dataset.target, link.href, {}, true);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.forget !== undefined) forget();
  if (form.method === "post") sessionStorage.setItem("sent", form.dataset.draft ? mine + form.dataset.draft : "");
  if (!navigator.onLine && form.method === "post") { event.preventDefault(); return notice(form, told.offline); }
  if (!form.dataset.target || event.defaultPrevented || !document.querySelector(form.dataset.target)) return;
  event.preventDefault();
  const [url, options] = sent(form, event.submitter);
  swap(form.dataset.target, url, options, form.method === "get");
});
document.addEventListener("change", (event) => {
  let field = near(event, "[data-all], [data-send], select[data-target], input[data-target], input[type=file], input[name=no_secret]");
  if (!field) return;
  if (field.name === "no_secret") {  // a file that was chosen before it was ticked waits for the tick
    const waits = [...field.form.elements].find((one) => one.type === "file" && one.dataset.send && one.files.length);
    if (!field.checked || !waits) return;
    field = waits;
  }
  if (field.dataset.all) field.form?.querySelectorAll(`input[type=checkbox][name="${field.dataset.all}"]`).forEach((box) => { box.checked = field.checked; });
  if (field.dataset.most && [...field.files].some((one) => one.size > Number(field.dataset.most) * 1e6)) { field.value = ""; return notice(field.parentElement, told.tooLarge.replace("{most}", field.dataset.most)); }
  if (field.type === "file" && field.dataset.send && field.files.length && field.form.elements.no_secret?.checked === false) return notice(field.parentElement, told.tickFirst);
  if (field.type === "file" && field.dataset.send) {
    if (field.form.dataset.draft) sessionStorage.setItem("sent", mine + field.form.dataset.draft);  // what was typed is kept with the file
    document.querySelectorAll(`${field.dataset.target} :is(.wrong, .said, .notice, .field-error)`).forEach((old) => old.remove());
  }
  if (field.dataset.send && (field.type !== "file" || field.files.length)) swap(field.dataset.target, field.dataset.send, { method: "POST", body: new FormData(field.form) });
  else if (field.dataset.target && !field.dataset.send) { const [url, options] = sent(field.form); swap(field.dataset.target, url, options, field.form.method === "get"); }
});
// What is typed or pasted is counted before it is too long.
document.addEventListener("input", (event) => {
  const field = near(event, "textarea[data-limit]"), most = Number(field?.dataset.limit), size = [...(field?.value.normalize("NFC") ?? "")].length;
  if (!field?.nextElementSibling) return;
  field.nextElementSibling.textContent = size > most * 0.8 ? `${size}/${most} ${field.dataset.counts}` : "";
  field.nextElementSibling.className = size > most || (size === most && field.maxLength > 0) ? "field-error" : "small";
});
// A click, or Enter, on one of a pair finds the other; where they do not stand side by side it unfolds what one has of it (data-quote).
function pair(event) {
  const one = near(event, "[data-pair]"), quote = one?.querySelector("[data-quote]");
  if (!one || near(event, "a, button, input, select, textarea, summary, label")) return;
  if (quote && matchMedia("(max-width: 61.9rem)").matches) { if (!near(event, "[data-quote]") && (quote.open = !quote.open)) quote.scrollIntoView({ block: "nearest" }); return; }
  document.querySelectorAll(".paired").forEach((old) => old.classList.remove("paired"));
  document.querySelectorAll(`[data-pair="${CSS.escape(one.dataset.pair)}"]`).forEach((each) => {
    each.classList.add("paired");
    if (each !== one) { each.scrollIntoView({ block: "center" }); each.closest("[tabindex]")?.focus({ preventScroll: true }); }
  });
}
for (const name of ["click", "keydown"]) document.addEventListener(name, (event) => (name === "click" || event.key === "Enter") && pair(event));
// Type-ahead: a combobox whose hidden field holds the value chosen, or the words typed.
function suggest(input) {
  const list = make("ul", { id: `${input.id}-list`, className: "suggestions", hidden: true });
  const value = make("input", { type: "hidden", name: input.name, value: input.dataset.value || input.value });
  let at = -1, timer, waits = false;  // waits: what was typed is not answered yet, so Enter is no order to send the form
  mark(list, { role: "listbox", "aria-label": input.labels[0]?.textContent ?? "" });
  mark(input, { role: "combobox", "aria-controls": list.id, "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off" });
  input.removeAttribute("name"), input.after(value, list);
  const shut = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (one) => { waits = false; input.value = one.dataset.label; value.value = one.dataset.value; shut(); value.dispatchEvent(new Event("change", { bubbles: true })); };
  const show = (found) => {
    list.replaceChildren(...found.map((one, index) => {
      const line = mark(make("li", { id: `${list.id}-${index}`, textContent: one.label }), { role: "option", "aria-selected": "false" });
      Object.assign(line.dataset, { value: one.value, label: one.label });
      if (one.hint) line.append(make("span", { className: "small", textContent: ` ${one.hint}` }));
      line.addEventListener("mousedown", (event) => { event.preventDefault(); choose(line); });
      return line;
    }));
    mark(input, { "aria-expanded": String(!(list.hidden = !found.length)) });
    if (!found.length) say(told.none);
  };
  const ask = async () => {
    const asked = input.value;
    waits = true;
    const answer = await fetch(`${input.dataset.suggest}${input.dataset.suggest.includes("?") ? "&" : "?"}q=${encodeURIComponent(asked)}`).catch(() => null);
    if (input.value === asked) waits = false;
    if (answer?.ok && input.value === asked && document.activeElement === input) { at = -1; show(await answer.json()); }
  };
  input.addEventListener("input", () => { value.value = input.value; clearTimeout(timer); (waits = !!input.value.trim()) ? timer = setTimeout(ask, 150) : shut(); });
  input.addEventListener("blur", shut);
  input.addEventListener("keydown", (event) => {
    const lines = [...list.children];
    if (event.key === "Escape") return shut();
    if (event.key === "ArrowDown" && list.hidden) return void ask();
    if (event.key === "Enter" && waits) return event.preventDefault();
    if (list.hidden || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    if (event.key === "Enter") { event.preventDefault(); return at < 0 ? shut() : choose(lines[at]); }
    event.preventDefault();
    at = (at + (event.key === "ArrowDown" ? 1 : -1) + lines.length) % lines.length;
    lines.forEach((line, index) => line.setAttribute("aria-selected", String(index === at)));
    mark(input, { "aria-activedescendant": lines[at].id }), lines[at].scrollIntoView({ block: "nearest" });
  });
}
// Drafts: what was typed stays on this device until it was sent, a week at most, and for its owner only.
const mine = `draft:${told.person ?? ""}:`, WEEK = 7 * 864e5;
const forget = () => Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => localStorage.removeItem(key));
const kept = (form) => [...form.elements].filter((one) => (one.name || one.dataset.suggest) && !["hidden", "file", "password", "submit"].includes(one.type));
function draft(form) {
  const key = mine + form.dataset.draft;
  form.autocomplete = "off";  // without script the browser itself keeps what was typed, for Back
  const saved = JSON.parse(localStorage.getItem(key) ?? "null");
  if (saved && Date.now() - saved.at > WEEK) localStorage.removeItem(key);
  else if (saved && form.dataset.posted === undefined && kept(form).some((one) => one.id in saved.values && saved.values[one.id] !== held(one))) {
    for (const one of kept(form).filter((each) => each.id in saved.values)) {
      put(one, saved.values[one.id]);
      if (held(one) !== came(one)) one.closest("details")?.setAttribute("open", "");  // what comes back is seen
    }
    form.closest("details")?.setAttribute("open", "");
    const away = make("button", { type: "button", className: "btn btn-sm", textContent: told.discard });
    away.addEventListener("click", () => { localStorage.removeItem(key); form.reset(); away.parentElement.remove(); });
    notice(form, told.restored).append(" ", away);
  }
  form.addEventListener("input", () => {
    const before = JSON.parse(localStorage.getItem(key) ?? "{}").values ?? {};
    const typed = kept(form).filter((one) => one.id in before || held(one) !== came(one)).map((one) => [one.id, held(one)]);
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: Object.fromEntries(typed) }));
  });
}
// As the page came: what nobody touched is no draft, and never empties what a file has filled in since.
const came = (one) => (one.type === "checkbox" || one.type === "radio" ? one.defaultChecked : one.options ? ([...one.options].find((each) => each.defaultSelected) ?? one.options[0])?.value : one.defaultValue);
const held = (one) => (one.type === "checkbox" || one.type === "radio" ? one.checked : one.value);
const put = (one, what) => { if (typeof what === "boolean") one.checked = what; else { one.value = what; if (one.dataset.suggest) one.dispatchEvent(new Event("input")); } };
function notice(where, words) {
  where.querySelector(":scope > .notice")?.remove();
  const line = mark(make("p", { className: "notice", textContent: words }), { role: "status" });
  return where.prepend(line), line;
}
// Files dropped on a field; and everything that a page or a fragment has.
function drop(zone) {
  const input = zone.querySelector("input[type=file]");
  for (const name of ["dragover", "dragleave", "drop"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.toggle("over", name === "dragover"); });
  zone.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; input.dispatchEvent(new Event("change", { bubbles: true })); } });
}
const poll = (one) => setTimeout(() => one.isConnected && swap(`#${one.id}`, one.dataset.get), 1000 * Number(one.dataset.every || 0));
function ready(root) {
  const all = (what) => [...(root.matches?.(what) ? [root] : []), ...root.querySelectorAll(what)];
  if (all("[data-done]").length && sessionStorage.getItem("sent")) { localStorage.removeItem(sessionStorage.getItem("sent")); sessionStorage.removeItem("sent"); }
  for (const [what, act] of [["[data-suggest]", suggest], ["form[data-draft]", draft], ["[data-drop]", drop], ["[data-get]", poll]]) all(what).forEach(act);
  all("[data-all]").forEach((box) => { box.hidden = false; });
  if (all("[data-posted]").length) history.replaceState(null, "", location.href);
}
ready(document);
