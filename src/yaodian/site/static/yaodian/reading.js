/* 核对读法 by keyboard: j and k (or arrows) go to the next and previous card, y n e answer it. Works without. */
(function () {
  "use strict";
  var list = document.querySelector("[data-cards]");
  if (!list) { return; }
  var box = document.querySelector("[data-text]");

  function cards() { return Array.prototype.slice.call(list.querySelectorAll("[data-card]")); }
  function show(card) {
    var mark = document.getElementById("m-" + card.dataset.card);
    document.querySelectorAll(".mark.now").forEach(function (one) { one.classList.remove("now"); });
    if (!mark) { return; }
    mark.classList.add("now");
    if (box.scrollHeight > box.clientHeight) { box.scrollTop = mark.offsetTop - box.clientHeight / 3; }
  }
  function go(step) {
    var all = cards(), here = all.indexOf(document.activeElement && document.activeElement.closest("[data-card]"));
    var next = all[here < 0 ? 0 : Math.max(0, Math.min(all.length - 1, here + step))];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); show(next); }
  }
  list.addEventListener("focusin", function (event) {
    var card = event.target.closest("[data-card]");
    if (card) { show(card); }
  });
  list.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    var steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    if (steps[event.key]) { event.preventDefault(); go(steps[event.key]); return; }
    var card = event.target.closest("[data-card]");
    var button = card && /^[yne]$/.test(event.key) && card.querySelector("[data-key=" + event.key + "]");
    if (button) { event.preventDefault(); button.click(); }
  });

  // What is selected in the text is what is added.
  var words = document.querySelector("[data-words]");
  document.querySelectorAll("[data-add]").forEach(function (link) {
    link.addEventListener("mousedown", function () {
      var chosen = String(window.getSelection()).trim();
      if (chosen) { window.sessionStorage.setItem("add", chosen); }
    });
  });
  if (words) {
    var kept = window.sessionStorage.getItem("add");
    window.sessionStorage.removeItem("add");
    if (kept && words.value.indexOf(kept) >= 0) { words.value = kept; }
  }
  var first = location.hash && document.getElementById(location.hash.slice(1));
  if (!first || !list.contains(first)) { first = null; }
  if (first && !document.getElementById("problems")) { first.focus({ preventScroll: true }); if (first.dataset.card) { show(first); } }
}());
