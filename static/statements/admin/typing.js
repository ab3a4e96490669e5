/* What is offered while an editor types a name (the combobox with a list of the ARIA Authoring Practices), and what a date
   says in words. Nothing is chosen by itself; without this, names are typed in full. */
"use strict";

(() => {
  const PAUSE = 80; // milliseconds between two keys
  const SEPARATOR = ";";
  const list = document.createElement("ul");
  list.id = "offers";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  let field = null;
  let chosen = -1;
  let later = 0;
  let asking = new AbortController();

  const desk = () => document.getElementById("triage");
  const before = () => (field.hasAttribute("data-several") ? field.value.slice(0, field.value.lastIndexOf(SEPARATOR) + 1) : "");
  const typed = () => field.value.slice(before().length).trim();

  async function json(address, given) {
    asking.abort();
    asking = new AbortController();
    const answer = await fetch(`${address}?${new URLSearchParams(given)}`, { signal: asking.signal });
    return answer.ok ? answer.json() : {};
  }

  function close() {
    clearTimeout(later);
    asking.abort();
    list.hidden = true;
    chosen = -1;
    field?.setAttribute("aria-expanded", "false");
    field?.removeAttribute("aria-activedescendant");
  }

  function option(offer, number) {
    const line = document.createElement("li");
    const about = document.createElement("span");
    line.id = `offer-${number}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.dataset.value = offer.value;
    if (offer.isNew) line.dataset.isNew = "yes";
    about.className = "about";
    about.textContent = offer.about;
    line.append(offer.value, " ", about);
    return line;
  }

  function choose(number) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    const line = list.children[chosen];
    if (!line) return field.removeAttribute("aria-activedescendant");
    line.setAttribute("aria-selected", "true");
    line.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", line.id);
  }

  // What stands before the name that is chosen: a name may hold semicolons itself, and be typed from its beginning.
  function others(name) {
    const parts = field.value.split(SEPARATOR);
    const isBegun = (_, at) => parts.at(-1).trim() && name.toLowerCase().startsWith(parts.slice(at).join(SEPARATOR).trim().toLowerCase());
    const begun = parts.findIndex(isBegun);
    return field.hasAttribute("data-several") && begun >= 0 ? parts.slice(0, begun).map((part) => part + SEPARATOR).join("") : before();
  }

  function take(line) {
    const kind = field.form.elements[field.dataset.new];
    const isNew = Boolean(line.dataset.isNew);
    field.value = [others(line.dataset.value), line.dataset.value].filter(Boolean).join(" ");
    if (kind?.type === "checkbox") kind.checked = isNew;
    else if (kind) kind.value = isNew ? "new" : "known";
    close();
  }

  async function offer() {
    const asked = typed();
    try {
      const answer = await json(desk().dataset.names, { noun: field.dataset.noun, q: asked, article: desk().dataset.article });
      const offers = answer.offers || [];
      const isKnown = offers.some((one) => one.value.toLowerCase() === asked.toLowerCase());
      if (asked && field.dataset.new && !isKnown) offers.push({ value: asked, about: desk().dataset.new, isNew: true });
      list.replaceChildren(...offers.map(option));
      field.after(list);
      chosen = -1;
      list.hidden = !offers.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
    } catch {
      close(); // something else is typed by now, or the network is away: the name can be typed in full
    }
  }

  async function readDate(input) {
    const output = input.parentElement.querySelector("output");
    try {
      const { words, wrong } = await json(desk().dataset.date, { edtf: input.value });
      output.textContent = words || wrong || "";
      output.classList.toggle("wrong", Boolean(wrong));
    } catch {
      // another key came
    }
  }

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("#triage [data-date]")) return readDate(target);
    if (!target.matches?.("#triage [data-noun]")) return;
    field = target;
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
      field.setAttribute(name, value);
    }
  });
  document.addEventListener("input", ({ target, isComposing }) => {
    clearTimeout(later);
    if (isComposing) return;
    if (target.matches("#triage [data-date]")) later = setTimeout(readDate, PAUSE, target);
    if (target === field) later = setTimeout(offer, PAUSE);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target !== field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const places = list.children.length + 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (list.hidden) return void offer().then(() => !list.hidden && choose(step > 0 ? 0 : list.children.length - 1));
      choose(((chosen + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  document.addEventListener("focusout", ({ target }) => { if (target === field) close(); });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", ({ target }) => take(target.closest("[role=option]")));
})();
