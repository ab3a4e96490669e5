/* Select2 leaves what it draws without a name: give it the label's, so that a screen reader says which field it is. */
/* Loaded after Django’s autocomplete.js, and so called after it. */
/* global django */
"use strict";

django.jQuery(() => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = select.labels[0];
    const drawn = select.nextElementSibling;
    if (!label || !drawn) continue;
    label.id ||= `${select.id}_label`;
    for (const part of drawn.querySelectorAll(".select2-selection, .select2-selection__rendered, .select2-search__field")) {
      const value = part.matches(".select2-selection--single") ? part.getAttribute("aria-labelledby") : "";
      part.setAttribute("aria-labelledby", `${label.id} ${value}`.trim());
    }
  }
});
