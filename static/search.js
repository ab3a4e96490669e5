// Where there is JavaScript, a choice changes what was found and what can be chosen next, and nothing else of the page.
// Every link and form works without it: this fetches the page that they lead to, and takes from it what has changed.
"use strict";

(() => {
  const main = document.querySelector("main");
  const said = main.appendChild(document.createElement("p"));
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  let shown = location.pathname + location.search;
  let asking = new AbortController();

  const answer = (page = document) => page.querySelector(".with-margin");
  const folds = (page) => page.querySelectorAll("details.filters, details[data-facet]");
  const nameOf = (fold) => fold.dataset.facet ?? "filters";

  async function ask(address) {
    asking.abort();
    asking = new AbortController();
    const response = await fetch(address, { signal: asking.signal });
    if (!response.ok) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!answer(page)) throw new Error("no answer");
    return page;
  }

  function replace(page) {
    const open = new Map([...folds(document)].map((fold) => [nameOf(fold), fold.open]));
    for (const fold of folds(page)) fold.open = open.get(nameOf(fold)) ?? fold.open;
    const focused = placeOf(document.activeElement);
    answer().replaceWith(document.adoptNode(answer(page)));
    const form = main.querySelector("form.search");
    const fresh = page.querySelector("main form.search");
    form.querySelectorAll("input[type=hidden]").forEach((input) => input.remove());
    form.append(...fresh.querySelectorAll("input[type=hidden]"));
    form.elements.q.value = fresh.elements.q.value;
    document.title = page.title;
    if (focused) (main.querySelector(focused) ?? document.getElementById("found")).focus({ preventScroll: true });
    said.textContent = document.getElementById("found").textContent;
  }

  // How to find again what has the focus, if it is part of what is replaced.
  function placeOf(element) {
    if (!answer().contains(element)) return null;
    if (element.id) return `#${CSS.escape(element.id)}`;
    const facet = element.closest("[data-facet]");
    const { choice } = element.dataset;
    return facet && choice
      ? `[data-facet="${CSS.escape(facet.dataset.facet)}"] [data-choice="${CSS.escape(choice)}"]`
      : "#found";
  }

  // The address changes together with what is shown. What cannot be shown here is left to the browser.
  async function show(address, { already } = {}) {
    answer().setAttribute("aria-busy", "true");
    try {
      const page = await ask(address);
      if (!already) history.pushState(null, "", address);
      replace(page);
      shown = location.pathname + location.search;
    } catch (error) {
      if (error.name === "AbortError") return;
      if (already) location.reload();
      else location.assign(address);
    }
  }

  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || !link.closest(".with-margin, .suggestions") || link.closest(".pages")) return;
    if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
    event.preventDefault();
    show(link.href);
  });

  main.addEventListener("submit", (event) => {
    const address = new URL(event.target.action);
    const given = [...new FormData(event.target)].filter(([, value]) => value !== "");
    address.search = new URLSearchParams(given).toString();
    event.preventDefault();
    show(address.href);
  });

  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) return void show(location.href, { already: true });
    asking.abort(); // what was asked for is no longer wanted
    answer().removeAttribute("aria-busy");
  });
})();
