/* Words selected in an article become places in its text, counted in code points, as PostgreSQL counts them. */
"use strict";

(() => {
  const article = () => document.querySelector(".article-text");
  const bar = document.getElementById("selection");
  const missed = () => document.getElementById("missed");
  const parts = [];

  const codePoints = (text) => Array.from(text).length;

  // Each piece of text knows its first offset; what has none (numbers of marks) is no part of the article.
  function spanOf(range) {
    let start = null, end = null, words = "";
    for (const piece of article().querySelectorAll("[data-start]")) {
      const node = piece.firstChild;
      if (!node || !range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      if (from >= to) continue;
      const first = Number(piece.dataset.start);
      if (start === null) start = first + codePoints(node.data.slice(0, from));
      else if (first > end) words += " ";
      end = first + codePoints(node.data.slice(0, to));
      words += node.data.slice(from, to);
    }
    if (start === null || !words.trim()) return null;
    start += codePoints(words) - codePoints(words.trimStart());
    end -= codePoints(words) - codePoints(words.trimEnd());
    return { start, end, words: words.trim() };
  }

  function selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return article() && range.intersectsNode(article()) ? spanOf(range) : null;
  }

  const overlaps = (one) => parts.some((other) => one.start < other.end && other.start < one.end);
  const inOrder = (spans) => [...spans].sort((one, other) => one.start - other.start);
  const written = (spans) => inOrder(spans).map((span) => `${span.start}-${span.end}`).join(" ");

  function chosen() {
    const now = selected();
    return now && !overlaps(now) ? [...parts, now] : parts;
  }

  function show() {
    const spans = chosen();
    if (missed()) return showMissed(spans);
    if (!bar) return;
    bar.hidden = spans.length === 0;
    bar.querySelector(".words").textContent = inOrder(spans).map((span) => `“${span.words}”`).join(" … ");
    const link = bar.querySelector("a[data-act=new]");
    if (link) link.href = `${bar.dataset.add}&spans=${encodeURIComponent(written(spans))}`;
  }

  function showMissed(spans) {
    const words = missed().querySelector(".selected-now");
    missed().elements.spans.value = written(spans);
    words.hidden = !spans.length;
    words.textContent = spans.map((span) => `“${span.words}”`).join(" … ");
  }

  function submit(spans) {
    const field = document.getElementById(bar.dataset.field);
    field.value = written(spans);
    field.form.requestSubmit(field.form.querySelector(".show-again"));
  }

  function kept() {
    const field = document.getElementById(bar.dataset.field);
    return field.value.split(" ").filter(Boolean).map((part) => {
      const [start, end] = part.split("-").map(Number);
      return { start, end };
    });
  }

  const acts = {
    more() {
      if (!bar.dataset.field) {
        parts.splice(0, parts.length, ...chosen());
        window.getSelection().removeAllRanges();
        return show();
      }
      const now = selected();
      if (now) submit([...kept().filter((span) => span.end <= now.start || now.end <= span.start), now]);
    },
    forget() {
      parts.length = 0;
      window.getSelection().removeAllRanges();
      show();
    },
    take() {
      const now = selected();
      if (now) submit([now]);
    },
  };

  // With the keyboard alone: the arrows take a word after another, with Shift they take more.
  const WAYS = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };

  function selectByKey(event) {
    const [way, unit] = WAYS[event.key];
    const selection = window.getSelection();
    if (!selection.rangeCount || !article().contains(selection.anchorNode)) {
      selection.collapse([...article().querySelectorAll("mark.lit, [data-start]")].findLast((piece, _, all) => piece.matches(".lit") || piece === all[0]), 1);
    } else if (!event.shiftKey) {
      if (way === "forward") selection.collapseToEnd();
      else selection.collapseToStart();
    }
    if (unit === "line" && !event.shiftKey) selection.modify("move", way, unit);
    selection.modify("extend", unit === "line" && !event.shiftKey ? "forward" : way, event.shiftKey ? unit : "word");
    selection.focusNode.parentElement.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (!(event.key in WAYS) || !event.target.matches?.("#triage .article-text") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    selectByKey(event);
  });
  document.addEventListener("selectionchange", show);
  if (!bar) return;
  // A button must not take the selection away before it is read.
  bar.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
  bar.addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (acts[act]) acts[act]();
  });
})();
