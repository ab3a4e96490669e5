// What the archive has that begins as one types: names and words, as a list under the field (the combobox with a list of
// the ARIA Authoring Practices). Each is a link to the search it leads to; the field works the same without them.
// Nothing is chosen by itself: Enter searches what was typed, unless the arrows went to a suggestion.
"use strict";

(() => {
  const PAUSE = 120; // milliseconds between two keys
  const SHORTEST = 2; // letters
  const field = document.querySelector("input[data-suggestions]");
  const list = document.getElementById(field.dataset.list);
  const said = document.getElementById(field.dataset.said);
  let asking = new AbortController();
  let later = 0;
  let answered = ""; // what was typed when the list was made; empty while there is none
  let chosen = -1;

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  // Only the end of what is typed is completed.
  const isAtTheEnd = () => field.selectionStart === field.value.length && field.selectionEnd === field.value.length;
  const isUpToDate = () => !list.hidden && answered === field.value;

  function close() {
    clearTimeout(later);
    asking.abort();
    choose(-1);
    list.hidden = true;
    said.textContent = "";
    field.setAttribute("aria-expanded", "false");
  }

  function choose(number) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    const option = list.children[chosen];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  }

  function option({ label, about, url }, number) {
    const link = document.createElement("a");
    const kind = document.createElement("span");
    link.id = `${list.id}-${number}`;
    link.href = url;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    kind.className = "about";
    kind.textContent = about;
    link.append(label, " ", kind);
    return link;
  }

  // An answer that comes when something else is typed already is dropped. Without one there is nothing to complain of.
  async function ask() {
    clearTimeout(later);
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const typed = field.value;
    try {
      const response = await fetch(`${field.dataset.suggestions}?${new URLSearchParams(new FormData(field.form))}`, { signal });
      if (!response.ok) return close();
      const answer = await response.json();
      if (signal.aborted) return;
      show(answer, typed);
    } catch {
      if (!signal.aborted) close();
    }
  }

  function show(answer, typed) {
    choose(-1);
    list.replaceChildren(...answer.suggestions.map(option));
    list.hidden = !answer.suggestions.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = answer.said;
    answered = typed;
  }

  // From the field to the first or the last, through the list, and back to the field.
  async function move(step) {
    if (!isUpToDate()) await ask();
    const places = list.children.length + 1;
    if (isUpToDate()) choose(((chosen + 1 + step + places) % places) - 1);
  }

  field.addEventListener("input", (event) => {
    clearTimeout(later);
    asking.abort();
    choose(-1);
    if (event.isComposing) return;
    if (field.value.trim().length < SHORTEST || !isAtTheEnd()) return close();
    later = setTimeout(ask, PAUSE);
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (event.altKey && step < 0) return close();
      if (field.value.trim().length < SHORTEST || !isAtTheEnd()) return;
      event.preventDefault();
      move(event.altKey ? 0 : step);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      list.children[chosen].click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the next one empties the field
      close();
    } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
      choose(-1); // the caret moves
    }
  });

  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", (event) => {
    if (isUpToDate()) return void setTimeout(close);
    event.preventDefault(); // of what was typed before
    event.stopPropagation();
  });
  field.addEventListener("blur", close);
  field.form.addEventListener("submit", close);
  addEventListener("pagehide", close);
})();
