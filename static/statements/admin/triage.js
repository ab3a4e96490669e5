/* The desk without waiting. What comes next is shown at once; what was decided is sent behind it, one act after another.
   Everything here is done by the forms of the page, which work without it. */
"use strict";

(() => {
  const FEW = 5; // proposals ahead: time to fetch what comes after them
  const FRESH = 60_000; // milliseconds for which a page that was fetched ahead is shown
  const BEAT = 60_000;
  const AGAIN = 2_000; // before an act is sent once more when the network was away
  const queue = [];
  const decided = new Set(); // what was decided here: a page that was fetched ahead may not know it yet
  const versions = new Map(); // of what was changed here, as the acts that follow must say them
  let order = []; // of what waits: its number in the text, and its key
  const panels = new Map(); // of this article, by their keys
  let ahead = null;
  let isSending = false;
  let isLooking = false;

  const desk = () => document.getElementById("triage");
  const shown = () => document.getElementById("proposal");
  const keyOf = (panel) => panel.dataset.statement;
  const token = () => desk().querySelector("[name=csrfmiddlewaretoken]")?.value;
  const told = (words, isWrong) => {
    const line = document.createElement("p");
    line.textContent = words;
    line.className = isWrong ? "error" : "success";
    document.getElementById("told").replaceChildren(line);
    document.getElementById("said").textContent = words;
  };

  // ---- what is shown ----

  const waitingIn = (page, done) => page.getElementById("triage").dataset.order
    .split(" ").filter(Boolean).map((pair) => pair.split(":")).filter(([, key]) => !done.has(key));

  function panelsOf(page) {
    const ahead = [...page.querySelectorAll("#triage template[data-statement]")].map((one) => one.content.firstElementChild);
    return [page.getElementById("proposal"), ...ahead].filter(keyOf).map((panel) => [keyOf(panel), panel]);
  }

  // An answer to an act knows all that was decided before it, and nothing of what is still to be sent.
  function take(page, address, done = new Set(queue.filter((act) => act.isQuick).map((act) => act.statement))) {
    const fresh = page.getElementById("triage");
    if (!fresh) return location.assign(desk().dataset.next);
    order = waitingIn(page, done);
    panels.clear(); // their numbers and neighbours may be others now
    for (const [key, panel] of panelsOf(page)) panels.set(key, panel);
    if (page !== document) desk().replaceWith(document.adoptNode(fresh));
    if (keyOf(shown())) {
      versions.set(keyOf(shown()), shown().querySelector("[name=version]")?.value);
    }
    if (address) history.replaceState(null, "", address);
    const words = [...document.querySelectorAll("#told p")].map((line) => line.textContent).join(" ");
    if (words) document.getElementById("said").textContent = words;
    document.title = page.title;
    document.dispatchEvent(new Event("desk"));
    turned();
  }

  function show(key) {
    const panel = panels.get(key);
    if (!panel) return load(`${desk().dataset.at}?statement=${key}`);
    shown().replaceWith(panel);
    history.replaceState(null, "", `${desk().dataset.at}?statement=${key}`);
    turned();
  }

  function turned() {
    const { number } = shown().dataset;
    for (const piece of desk().querySelectorAll("[data-of]")) piece.classList.toggle("lit", piece.dataset.of.split(" ").includes(number));
    bringIntoView(desk().querySelector("mark.lit"));
    const left = shown().querySelector(".left");
    if (left) left.textContent = desk().dataset.left.replace("%", order.length);
    for (const field of desk().querySelectorAll("[data-follows]")) field.value = keyOf(shown()) || "";
    if (document.activeElement === document.body) shown().focus({ preventScroll: true });
    lookAhead();
    lookFurther();
  }

  // On a narrow page the article is a window of its own: the proposal stays where it is.
  function bringIntoView(mark) {
    const side = desk().querySelector(".original");
    if (!mark) return;
    if (side.scrollHeight <= side.clientHeight) return mark.scrollIntoView({ block: "center" });
    side.scrollTop += mark.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
  }

  async function fetched(address) {
    const answer = await fetch(address, { credentials: "same-origin" });
    return { page: new DOMParser().parseFromString(await answer.text(), "text/html"), address: answer.url };
  }

  async function load(address) {
    const { page, address: there } = await fetched(address);
    take(page, there);
  }

  // ---- on to the next ----

  function step(way) {
    const here = Number(shown().dataset.number || 0);
    const next = way > 0 ? order.find(([number]) => number > here) : order.findLast(([number]) => number < here);
    if (next) return show(next[1]);
    if (way > 0) return nextArticle();
    told(desk().dataset.first, true);
  }

  function lookAhead() {
    const isOld = ahead && order.length <= FEW && Date.now() - ahead.at > FRESH / 2;
    if (ahead?.of === desk().dataset.article && !isOld) return;
    ahead = { of: desk().dataset.article, at: Date.now(), coming: fetched(`${desk().dataset.next}?ahead=yes`).catch(() => null) };
  }

  // The page brings a dozen along; of a long article the rest is fetched before it is needed.
  async function lookFurther() {
    const here = Number(shown().dataset.number || 0);
    const soon = order.filter(([number]) => number > here).slice(0, FEW).find(([, key]) => !panels.has(key));
    if (!soon || isLooking) return;
    isLooking = true;
    const of = desk().dataset.article;
    const further = await fetched(`${desk().dataset.at}?statement=${soon[1]}&ahead=yes`).catch(() => null);
    isLooking = false;
    if (further?.page.getElementById("triage")?.dataset.article !== of || desk().dataset.article !== of) return;
    for (const [key, panel] of panelsOf(further.page)) if (!panels.has(key)) panels.set(key, document.adoptNode(panel));
  }

  async function nextArticle() {
    const next = desk().dataset.next;
    const coming = ahead && Date.now() - ahead.at < FRESH ? await ahead.coming : null;
    ahead = null;
    const waits = coming?.page.getElementById("triage") ? waitingIn(coming.page, decided) : [];
    if (!waits.length) return void (queue.length ? setTimeout(nextArticle, 50) : location.assign(next));
    leave();
    take(coming.page, coming.address.replace(/[?&]ahead=yes/, ""), decided);
    if (keyOf(shown()) !== waits[0][1]) show(waits[0][1]);
    stay();
  }

  // ---- acts ----

  function act(form, button) {
    const body = new FormData(form, button);
    const action = button?.getAttribute("formaction") || form.getAttribute("action");
    const selected = document.querySelector("#missed [name=spans]")?.value;
    if (selected && action.endsWith("/split/")) body.set("at", selected.split("-")[0]);
    const isQuick = form.hasAttribute("data-ahead");
    queue.push({ action, body, isQuick, statement: body.get("statement"), from: location.href });
    if (isQuick) {
      decided.add(body.get("statement"));
      order = order.filter(([, key]) => key !== body.get("statement"));
      document.getElementById("told").replaceChildren();
      step(1);
    }
    send();
  }

  async function send() {
    if (isSending) return;
    isSending = true;
    while (queue.length) {
      saving();
      const one = queue[0];
      if (one.body.has("version") && versions.has(one.statement)) one.body.set("version", versions.get(one.statement));
      try {
        await (one.isQuick ? sendQuick(one) : sendWhole(one));
      } catch {
        told(desk().dataset.away, true);
        await new Promise((done) => setTimeout(done, AGAIN));
      }
    }
    isSending = false;
    saving();
  }

  async function sendQuick(one) {
    const answer = await fetch(one.action, { method: "POST", body: one.body, headers: { Accept: "application/json" } });
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
    const said = isOurs ? await answer.json() : { refused: desk().dataset.lost };
    queue.shift();
    versions.delete(one.statement);
    if (!said.refused) return;
    decided.delete(one.statement);
    await load(one.from);
    told(said.refused, true);
  }

  async function sendWhole(one) {
    const answer = await fetch(one.action, { method: "POST", body: one.body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    queue.shift();
    const key = keyOf(shown());
    const hasMoved = key && key !== one.statement && one.body.has("statement") && one.body.has("version");
    take(page, answer.redirected ? answer.url : one.from); // where both versions are shown, nothing was done
    if (hasMoved) show(key);
    else shown().focus({ preventScroll: true });
  }

  function saving() {
    const line = document.getElementById("saving");
    if (!line) return;
    line.hidden = !queue.length;
    line.querySelector("span").textContent = queue.length;
  }

  // ---- who sits here ----

  const post = (address) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token());
    return fetch(address, { method: "POST", body, keepalive: true });
  };
  const leave = () => desk().dataset.leave && post(desk().dataset.leave).catch(() => {});
  async function stay() {
    if (!desk().dataset.stay || document.hidden) return;
    try {
      const { other } = await (await post(desk().dataset.stay)).json();
      if (Boolean(other) !== Boolean(desk().querySelector(".other")) && !queue.length) await load(location.href);
    } catch {
      // the next beat will say
    }
  }

  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || !desk().contains(event.target)) return;
    event.preventDefault();
    act(event.target, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#triage a[data-step], #triage a.number");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.step) step(Number(link.dataset.step));
    else show(new URL(link.href).searchParams.get("statement"));
  });
  addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });
  addEventListener("pagehide", leave);
  setInterval(stay, BEAT);
  take(document);
})();
