/* One key for each act: whatever on the page has data-key is pressed, or gone into, by that key. "?" lists them.
   They work while nothing is being typed, and can be turned off (WCAG 2.1.4); the choice is kept in this browser. */
"use strict";

(() => {
  const KEPT = "on-record-single-keys";
  const dialog = document.getElementById("keys");
  const isOn = () => localStorage.getItem(KEPT) !== "off";
  const isTyped = (element) => element.matches?.("input:not([type=checkbox]), textarea, select");
  const withKeys = () => [...document.querySelectorAll("#triage [data-key]")];
  const told = (element) => element.dataset.tells || element.title || element.textContent.trim();

  function press(element) {
    if (!element.matches("input, select, .article-text")) return element.click();
    const details = element.closest("details");
    if (details) details.open = true;
    element.focus();
    element.select?.();
  }

  function list() {
    const rows = withKeys().flatMap((element) => {
      const key = document.createElement("dt");
      const act = document.createElement("dd");
      const shown = document.createElement("kbd");
      shown.textContent = element.dataset.key === element.dataset.key.toLowerCase() ? element.dataset.key.toUpperCase() : `Shift ${element.dataset.key}`;
      key.append(shown);
      act.textContent = told(element);
      return [key, act];
    });
    dialog.querySelector("dl").replaceChildren(...rows);
    dialog.showModal();
  }

  // What a fetched page brings is made ready too.
  function ready() {
    for (const hidden of document.querySelectorAll("#triage .for-script")) hidden.hidden = false;
    const choice = document.getElementById("single-keys");
    if (choice) choice.checked = isOn();
    document.getElementById("triage").classList.toggle("has-keys", isOn());
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isTyped(event.target)) return document.getElementById("proposal").focus();
    if (!isOn() || isTyped(event.target) || dialog.open) return;
    const element = withKeys().find((one) => one.dataset.key === event.key && !one.disabled);
    if (!element) return;
    event.preventDefault();
    press(element);
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-key='?']")) list(); });
  document.addEventListener("change", (event) => {
    if (event.target.id !== "single-keys") return;
    localStorage.setItem(KEPT, event.target.checked ? "on" : "off");
    ready();
  });
  document.addEventListener("desk", ready);
  ready();
})();
