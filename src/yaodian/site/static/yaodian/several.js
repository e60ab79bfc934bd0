/* Several files go one by one, so that one sees how far it is; without this they go together. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-several]");
  if (!form || !window.fetch || !window.DOMParser) { return; }
  var line = form.querySelector("[data-progress]");

  function chosen() {
    return ["file", "folder"].reduce(function (all, name) {
      return all.concat(Array.prototype.slice.call(form.elements[name].files));
    }, []);
  }
  function send(file) {
    var data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.append("several", "1");
    data.append("file", file, file.name);
    return fetch(form.action || location.href, { method: "POST", body: data, credentials: "same-origin" })
      .then(function (answer) { return answer.text(); })
      .then(function (html) { return new DOMParser().parseFromString(html, "text/html"); });
  }
  function failed(page, file) {
    var row = page.createElement("tr"), name = page.createElement("td"), why = page.createElement("td");
    name.textContent = file.name;
    why.textContent = "没有读：网络不通，或登录已失效。请重新登录后再传这一份。";
    row.appendChild(name);
    row.appendChild(why);
    return row;
  }
  form.addEventListener("submit", function (event) {
    var files = chosen();
    if (files.length < 2 || form.elements.text.value.trim()) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    var page = null, rows = [], done = 0;
    form.querySelector("[data-once]").disabled = true;
    files.reduce(function (before, file, number) {
      return before.then(function () {
        line.textContent = "正在读第 " + (number + 1) + " 份，共 " + files.length + " 份：" + file.name;
        return send(file).then(function (answer) {
          var row = answer.querySelector("[data-file]");
          if (row) { page = page || answer; done += row.querySelector(".is-met") ? 1 : 0; }
          rows.push(row || failed(document, file));
        }).catch(function () { rows.push(failed(document, file)); });
      });
    }, Promise.resolve()).then(function () {
      if (!page) { line.textContent = "一份也没有读成：网络不通，或登录已失效。"; form.querySelector("[data-once]").disabled = false; return; }
      var body = page.querySelector("[data-files]");
      while (body.firstChild) { body.removeChild(body.firstChild); }
      rows.forEach(function (row) { body.appendChild(page.importNode(row, true)); });
      page.querySelector("[data-done]").textContent = done;
      page.querySelector("[data-all]").textContent = rows.length;
      var main = document.getElementById("main");
      main.parentNode.replaceChild(document.importNode(page.getElementById("main"), true), main);
      document.title = page.title;
      document.getElementById("main").focus();
    });
  }, true);
}());
