/* All that pages do in the browser; every page works without it. Written for Chromium 86. */
(function () {
  "use strict";

  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.querySelector("[data-once]")) {
      form.dataset.sent = "1";
      window.setTimeout(function () { delete form.dataset.sent; }, 8000);
    }
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });

  // How many are present, while the list is being confirmed.
  document.querySelectorAll("[data-turnout]").forEach(function (line) {
    var field = line.closest(".field, .seat-list");
    field.addEventListener("change", function () {
      var all = field.querySelectorAll("input.absent").length - field.querySelectorAll("input.out:checked").length;
      var gone = field.querySelectorAll("input.absent:checked").length;
      line.textContent = "应到 " + all + " 人，到会 " + (all - gone) + " 人，缺席 " + gone + " 人";
    });
  });

  // What is typed is kept as a private draft.
  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    var note = form.querySelector("[data-saved]"), waiting = 0, typed = 0, kept = 0;
    function say(text) { if (note) { note.textContent = text; } }
    var choosers = form.querySelectorAll("input[type=file]");
    // What became of the files that went along: each list that the answer holds takes the place of ours.
    function tell(html) {
      var answer = new DOMParser().parseFromString(html, "text/html");
      answer.querySelectorAll("[data-files]").forEach(function (list) {
        var here = document.getElementById(list.id);
        if (here) { here.innerHTML = list.innerHTML; }
      });
    }
    function keep() {
      waiting = 0;
      var sent = typed, data = new FormData(form), chosen = [];
      choosers.forEach(function (chooser) { if (chooser.value) { chosen.push([chooser, chooser.value]); } });
      if (chosen.length) { say("正在上传附件……"); }
      data.append("draft-form", form.dataset.form);
      data.append("draft-object", form.dataset.object);
      fetch(form.dataset.draft, { method: "POST", body: data, credentials: "same-origin", redirect: "manual" })
        .then(function (answer) {
          if (answer.status === 204) { kept = sent; say("已自动保存，未提交"); return; }
          if (answer.status === 200) {
            kept = sent;
            say("已自动保存，未提交");
            return answer.text().then(function (html) {
              tell(html);
              chosen.forEach(function (one) { if (one[0].value === one[1]) { one[0].value = ""; } });
            });
          }
          if (answer.status === 422) { return answer.text().then(say); }
          if (answer.status === 400 && chosen.length) { say("附件太大，没有保存。请换小一些的文件。"); return; }
          say("登录已失效，暂未保存。请先复制正在填写的文字，再重新登录；此前保存的内容会自动带出。");
        })
        .catch(function () { say("网络不通，暂未保存；请不要关闭本页。"); });
    }
    form.addEventListener("input", function () {
      typed += 1;
      if (!waiting) { waiting = window.setTimeout(keep, 1500); }
    });
    form.addEventListener("change", function () {
      typed += 1;
      if (!waiting) { waiting = window.setTimeout(keep, 600); }
    });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden" && typed > kept && !form.dataset.sent) { keep(); }
    });
  });

  // A filter takes effect when something is chosen.
  document.querySelectorAll("form[data-filter]").forEach(function (form) {
    form.addEventListener("change", function () { form.submit(); });
    var button = form.querySelector("button");
    if (button) { button.hidden = true; }
  });

  // A page made for paper has a button for it; without the script the browser's own does the same.
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // A row of a sheet in which something is typed is meant to be filed.
  document.querySelectorAll("[data-row]").forEach(function (row) {
    row.addEventListener("input", function (event) {
      var tick = row.querySelector("input[data-held]");
      if (tick && event.target !== tick) { tick.checked = true; }
    });
  });

  // After a refused form, begin where the faults are told.
  var problems = document.getElementById("problems");
  if (problems) { problems.focus(); }
}());
