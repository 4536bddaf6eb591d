// The workbench by keyboard: with the focus inside a task (not in a field), arrows with Alt go from task to task, 1 2 3 put it into a
// pile and go on to the next, x ticks it, m opens the form for what is ticked, e opens its own. Everything is a button or link that is
// there without this file.
const PILES = { 1: "track", 2: "report", 3: "inform" };
const cards = () => [...document.querySelectorAll("article.task")];
const focusOn = (card) => card?.querySelector("[id^='s-']")?.focus();
document.addEventListener("keydown", (event) => {
  const card = event.target instanceof Element ? event.target.closest("article.task:not(.open)") : null;
  if (!card || event.ctrlKey || event.metaKey || event.target.closest("textarea, select, input:not([type=checkbox])")) return;
  const all = cards(), next = all[all.indexOf(card) + 1];
  if (event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    return focusOn(event.key === "ArrowDown" ? next : all[all.indexOf(card) - 1]);
  }
  if (event.altKey) return;
  const box = card.querySelector("input[name=tasks]");
  if (event.key in PILES) {
    const button = card.querySelector(`button[value^="nhom:${PILES[event.key]}:"]`);
    const after = document.querySelector("#nut input[name=next]");
    if (!button) return focusOn(next);
    if (after && next) after.value = next.querySelector("input[name=tasks]")?.value ?? "";
    button.click();
  } else if (event.key === "x" && box) {
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (event.key === "m" && document.querySelector("details.many")) {
    document.querySelector("details.many").open = true;
    document.getElementById("nhieu-handling").focus();
  } else if (event.key === "e") {
    card.querySelector("[id^='s-']")?.click();
  } else return;
  event.preventDefault();
});

// How many are ticked stands on the form for them.
document.addEventListener("change", (event) => {
  const shown = document.querySelector(".many .ticked");
  if (!shown || !(event.target instanceof HTMLInputElement) || event.target.name !== "tasks") return;
  const count = document.querySelectorAll("input[name=tasks]:checked").length;
  shown.textContent = count ? shown.dataset.words.replace("0", count) : "";
});
