/* Draws a chart from the table that it stands beside; without it the table says the same. Written for Chromium 86.
   The table's headings name the states (data-series); a column of the chart is a row of the table, or, where the
   headings of rows name them, a column of it. Each column shows shares of its own sum. */
(function () {
  "use strict";
  if (!window.echarts) { return; }
  var echarts = window.echarts, root = getComputedStyle(document.documentElement);
  var INK = "rgba(0,0,0,.45)", PAPER = "rgba(255,255,255,.75)";
  // What tells the states apart without colour.
  var PATTERNS = {
    late: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: INK },
    waived: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 2, color: INK },
    missed: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: Math.PI / 4, color: PAPER },
    grace: { symbol: "circle", dashArrayX: [[0, 6], [3, 3]], dashArrayY: [6, 0], symbolSize: .8, color: INK },
    open: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], color: PAPER }
  };

  // What is left of A4 between its margins, in CSS pixels; print styles give the place the same height.
  var SHEETS = { upright: { width: 650, height: 240 }, broad: { width: 980, height: 240 }, "one-page": { width: 680, height: 144 } };
  var WINDOW = { width: "auto", height: "auto" };

  function token(name) { return root.getPropertyValue(name).trim(); }
  function number(cell) { return parseInt(cell.textContent, 10) || 0; }
  function said(cell) {
    var short = cell.querySelector("[data-name]");
    return short ? short.dataset.name : cell.textContent.trim();
  }
  function list(nodes) { return Array.prototype.slice.call(nodes); }

  function read(table) {
    var rows = list(table.tBodies[0].rows), heads = list(table.tHead.rows[0].cells);
    if (rows[0].cells[0].dataset.series) {
      return {
        names: heads.slice(1).map(said),
        states: rows.map(function (row) {
          return { key: row.cells[0].dataset.series, word: said(row.cells[0]), values: list(row.cells).slice(1).map(number) };
        })
      };
    }
    return {
      names: rows.map(function (row) { return said(row.cells[0]); }),
      states: heads.filter(function (head) { return head.dataset.series; }).map(function (head) {
        return {
          key: head.dataset.series, word: said(head),
          values: rows.map(function (row) { return number(row.cells[head.cellIndex]); })
        };
      })
    };
  }

  function sums(found) {
    return found.names.map(function (name, place) {
      return found.states.reduce(function (sum, state) { return sum + state.values[place]; }, 0);
    });
  }

  function series(state, all) {
    var style = { color: token("--fill-" + state.key), borderColor: token("--fill-edge"), borderWidth: state.key === "ahead" ? 1 : 0 };
    if (PATTERNS[state.key]) { style.decal = PATTERNS[state.key]; }
    return {
      name: state.word, type: "bar", stack: "year", silent: true, barMaxWidth: 46, itemStyle: style,
      data: state.values.map(function (value, place) { return all[place] ? 100 * value / all[place] : "-"; })
    };
  }

  // How many lines the names of the states take at this width.
  function lines(found, width) {
    var taken = 0, rows = 1;
    found.states.forEach(function (state) {
      var wide = 40 + 12.5 * state.word.length;
      if (taken + wide > width && taken) { rows += 1; taken = 0; }
      taken += wide;
    });
    return rows;
  }

  // Below each column its sum, where there is room; a share alone does not say of how many.
  function below(found, width, plain) {
    var all = sums(found);
    if (plain) { return found.names; }
    return found.names.map(function (name, place) {
      if (width < 44 * found.names.length) { return name.replace("月", ""); }
      return all[place] ? name + "\n" + all[place] : name;
    });
  }

  function options(found, width, plain) {
    var all = sums(found), text = { color: token("--text"), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
    var line = { lineStyle: { color: token("--line") } };
    return {
      animation: false,
      textStyle: text,
      aria: { enabled: false },
      grid: { left: 40, right: 4, top: 12 + 22 * lines(found, width), bottom: plain ? 24 : 40 },
      legend: { top: 0, left: 0, selectedMode: false, itemWidth: 16, itemHeight: 12, itemGap: 16, textStyle: text },
      xAxis: { type: "category", data: below(found, width, plain), axisTick: { show: false }, axisLine: line, axisLabel: { color: text.color, interval: width < 24 * found.names.length ? 1 : 0, lineHeight: 16 } },
      yAxis: { type: "value", min: 0, max: 100, interval: 25, axisLabel: { color: token("--soft"), formatter: "{value}%" }, splitLine: line },
      series: found.states.map(function (state) { return series(state, all); })
    };
  }

  function draw(place) {
    var table = document.getElementById(place.dataset.chart);
    if (!table || !table.tBodies.length || !table.tBodies[0].rows.length) { return; }
    place.hidden = false;
    var plain = "plain" in place.dataset, found = read(table), chart = echarts.init(place, null, { renderer: "svg" });
    function fit(size) {
      chart.resize(size);
      chart.setOption(options(found, chart.getWidth(), plain));
      chart.getZr().flush();
    }
    fit(WINDOW);
    window.addEventListener("resize", function () { fit(WINDOW); });
    // On paper a chart is as wide as its sheet, whatever the window was.
    window.addEventListener("beforeprint", function () { fit(SHEETS[place.dataset.paper] || SHEETS.upright); });
    window.addEventListener("afterprint", function () { fit(WINDOW); });
  }

  list(document.querySelectorAll("[data-chart]")).forEach(draw);
}());
