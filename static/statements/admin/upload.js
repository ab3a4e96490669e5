// Keeps the page of an upload up to date, without loading it again, while files are left to read.
"use strict";

const PAUSE = 1000;

async function update() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.redirected) return; // logged out
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The network is away for a moment: ask again.
  }
  if (document.getElementById("told").dataset.left !== "0") setTimeout(update, PAUSE);
}

function show(page) {
  for (const fresh of page.querySelectorAll("[data-live]")) {
    const shown = document.getElementById(fresh.id);
    if (!shown) continue;
    Object.assign(shown.dataset, fresh.dataset);
    if (shown.innerHTML !== fresh.innerHTML) shown.replaceChildren(...fresh.childNodes);
  }
}

setTimeout(update, PAUSE);
