/* Search, choosing what to compare, and quotations to take along. Every page reads as well without it. */
(function () {
  "use strict";
  var register = window.register = {}, waiting = {}, data = { parts: null, fixed: [], part: {}, words: {}, outcomes: {} }, titles = {};
  register.parts = function (told) { data.parts = told; };
  register.fixed = function (rows) { data.fixed = rows.map(ready); };
  register.part = function (key, rows) {
    data.part[key] = rows.map(ready);
    rows.forEach(function (row) { if (row[0] === "agreement" || row[0] === "source") { titles[row[2]] = row[1]; } });
  };
  register.words = function (key, words) { data.words[key] = words; };
  register.outcomes = function (host, rows) { data.outcomes[host] = rows; };
  var language = document.documentElement.lang;

  function by(id) { return document.getElementById(id); }
  function fold(text) { return String(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  /* Forms of one word in five languages: what is left without an ending, followed by any ending. A rule that finds some words too many
     and asks for nothing to be loaded; measured beside Snowball's stemmers in docs/publishing.md. */
  var endings = ("s es ed ing ly y ies ied ier iers o a os as e an en ar er ir ado ada ados adas ido ida idos idas ando iendo aron ieron aban aba io ia ios ias ion iones cion ciones " +
    "al ales ais el eles eis ao oes aos am em ou aram eram endo mente x ee ees aux ant ent ante antes ez ait aient i he hi are ere ire ato ata ati ate ito ita iti ite uto uta uti ute iamo ano ono eur eurs euse euses")
    .split(" ").sort(function (one, other) { return other.length - one.length; });
  function root(word) {
    var ending = endings.find(function (one) { return word.length - one.length > 3 && word.slice(-one.length) === one; });
    return ending ? word.slice(0, -ending.length) : word;
  }
  function forms(word) {
    if (!/^[\p{L}]+$/u.test(word)) { return null; }
    return new RegExp("(?:^|[^\\p{L}\\p{N}])" + root(word) + "(?:" + endings.join("|") + ")?(?![\\p{L}\\p{N}])", "u");
  }
  function say(text) { return text && typeof text === "object" ? text[language] || text.en : text; }
  function make(name, text, parent) { var made = document.createElement(name); if (text) { made.textContent = text; } if (parent) { parent.appendChild(made); } return made; }
  function ready(row) { row[1] = say(row[1]); row.text = fold(row[1] + " " + row[6] + " " + row[3]); return row; }
  function load(path) {
    waiting[path] = waiting[path] || new Promise(function (done) {
      var script = document.createElement("script");
      script.src = path; script.onload = script.onerror = function () { done(); };
      document.head.appendChild(script);
    });
    return waiting[path];
  }
  function all(paths) { return Promise.all(paths.map(load)); }

  if (by("found")) { search(by("found")); }
  if (by("pick")) { compare(by("compare")); }
  if (document.querySelector("[data-copy]")) { copying(); }

  function search(box) {
    var form = document.querySelector("form.search"), told = by("told"), most = 200, round = 6, mostSaved = 10000;
    var top = box.dataset.top, turn = 0, now = { rows: [], parts: [], looked: 0 }, timer;
    var asked = new URLSearchParams(location.search), topics = {}, kinds = {};
    by("facets").hidden = false;
    by("facets").open = ["kind", "country", "topic", "outcome", "speaker", "from", "to"].some(function (name) { return asked.get(name); }) || innerWidth > 700;
    Array.prototype.forEach.call(form.elements, function (field) { if (field.name && asked.get(field.name)) { field.value = asked.get(field.name); } });
    Array.prototype.forEach.call(by("f-topic").options, function (option) { topics[option.value] = option.textContent; });
    Array.prototype.forEach.call(by("f-kind").options, function (option) { if (option.value) { kinds[option.value] = option.textContent; } });
    form.addEventListener("submit", function (event) { event.preventDefault(); start(); });
    form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(start, 200); });
    by("export").addEventListener("click", save);
    by("more").addEventListener("click", function () { on(round).then(show); });
    all([top + "search/parts.js", top + "search/" + language + ".js"]).then(start);

    function value(name) { return form.elements[name].value.trim(); }
    function chosen() {
      var words = fold(value("q")).split(/\s+/).filter(Boolean);
      return { words: words, forms: words.map(forms), kind: value("kind"), country: value("country"), topic: value("topic"),
        outcome: value("outcome"), speaker: fold(value("speaker")), from: value("from"), to: value("to") };
    }
    function has(list, word) { return !word || (" " + list + " ").indexOf(" " + word + " ") >= 0; }
    function fits(row, want) {
      return want.words.every(function (word, place) { return row.text.indexOf(word) >= 0 || (want.forms[place] && want.forms[place].test(row.text)); }) && (!want.kind || row[0] === want.kind) && has(row[4], want.country) &&
        (!want.topic || row[3] === want.topic) && has(row[5], want.outcome) && (!want.speaker || fold(row[6]).indexOf(want.speaker) >= 0) &&
        (!want.from || row[7] >= want.from) && (!want.to || (row[7] && row[7] <= want.to));
    }
    function start() {
      if (!data.parts) { return; }
      var want = chosen(), mine = ++turn, any = Object.keys(want).some(function (name) { return want[name].length; });
      by("plain").hidden = any; by("more").hidden = true;
      var query = new URLSearchParams();
      Array.prototype.forEach.call(form.elements, function (field) { if (field.name && field.value.trim()) { query.set(field.name, field.value.trim()); } });
      try { history.replaceState(null, "", any ? "?" + query : location.pathname); } catch (error) { /* a page from a folder keeps its address */ }
      if (!any) { box.textContent = ""; told.textContent = told.dataset.hint; now = { want: want, rows: [], parts: [], looked: 0 }; return; }
      candidates(want).then(function (parts) {
        if (mine !== turn) { return; }
        now = { want: want, rows: want.country || want.topic || want.outcome || want.speaker || want.from || want.to ? [] : data.fixed.filter(function (row) { return fits(row, want); }), parts: parts, looked: 0 };
        return on(round).then(function () { if (mine === turn) { show(); } });
      });
    }
    function candidates(want) {
      if (want.kind === "check" || want.kind === "instrument") { return Promise.resolve([]); }
      var parts = data.parts.parts.map(function (part, number) { return number; }).filter(function (number) {
        var part = data.parts.parts[number];
        return has(part[2], want.country) && (!want.from || part[4] >= want.from) && (!want.to || (part[3] && part[3] <= want.to));
      });
      var words = want.words.map(root).concat(want.speaker.split(/\s+/)).map(function (word) { return (word.match(/[^\W_]{2,}|[^\x00-\x7f]{2,}/) || [""])[0].slice(0, data.parts.cut); }).filter(Boolean);
      if (!data.parts.letters || !words.length) { return Promise.resolve(parts); }
      function shards(word) { return data.parts.shards.filter(function (name) { return name === "other" ? /[^\x00-\x7f]/.test(word.slice(0, data.parts.letters)) : name.indexOf(word.slice(0, data.parts.letters)) === 0; }); }
      var names = {};
      words.forEach(function (word) { shards(word).forEach(function (name) { names[name] = 1; }); });
      return all(Object.keys(names).map(function (name) { return top + "search/words-" + name + ".js"; })).then(function () {
        words.forEach(function (word) {
          var inside = {};
          shards(word).forEach(function (name) {
            var shard = data.words[name] || {};
            Object.keys(shard).forEach(function (known) { if (known.indexOf(word) === 0) { (shard[known] || parts).forEach(function (number) { inside[number] = 1; }); } });
          });
          parts = parts.filter(function (number) { return inside[number]; });
        });
        return parts;
      });
    }
    function on(count) {
      var want = now.want, mine = now, next = now.parts.slice(now.looked, now.looked + count);
      var keys = next.map(function (number) { return data.parts.parts[number][0]; });
      return all(keys.map(function (key) { return top + "search/part-" + key + ".js"; })).then(function () {
        keys.forEach(function (key) { (data.part[key] || []).forEach(function (row) { if (fits(row, want)) { mine.rows.push(row); } }); });
        mine.looked += next.length;
      });
    }
    function show() {
      box.textContent = "";
      now.rows.slice(0, most).forEach(function (row) {
        var item = make("li", "", box), link = make("a", row[1], item), notes = [kinds[row[0]], topics[row[3]] || row[3], row[6], row[0] === "quotation" ? titles[row[2].split("#")[0]] : "", row[7]].filter(Boolean).join(" · ");
        link.href = row[2];
        if (row[8]) { link.lang = row[8]; }
        make("span", notes ? " " + notes : "", item).className = "soft";
      });
      var left = now.parts.length - now.looked, lines = [];
      lines.push(now.rows.length ? told.dataset.found.replace("{n}", now.rows.length) : told.dataset.none);
      if (now.rows.length > most) { lines.push(told.dataset.cut.replace("{n}", most)); }
      if (left) { lines.push(told.dataset.looked.replace("{a}", now.looked).replace("{b}", now.parts.length)); }
      told.textContent = lines.join(" ");
      by("more").hidden = !left;
    }
    function cell(text) { text = String(text); if (/^[=+\-@\t\r]/.test(text)) { text = "'" + text; } return '"' + text.replace(/"/g, '""') + '"'; }
    function save() {
      if (!now.want) { return; }
      gather().then(function () {
        show();
        var cut = now.rows.length > mostSaved || now.looked < now.parts.length, rows = now.rows.slice(0, mostSaved);
        if (cut) { told.textContent = told.dataset.export.replace("{n}", rows.length); }
        var lines = ["kind,text,address,topic,countries,outcomes,speaker,year,language"].concat(rows.map(function (row) { return row.slice(0, 9).map(cell).join(","); }));
        if (cut) { lines.push(cell("cut") + "," + cell(told.textContent)); }
        var link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/csv" })); link.download = cut ? "register-cut.csv" : "register.csv"; link.click();
      });
    }
    function gather() {
      if (now.looked >= now.parts.length || now.rows.length > mostSaved) { return Promise.resolve(); }
      return on(round).then(gather);
    }
  }

  function compare(table) {
    var signs = JSON.parse(table.dataset.signs), chosen = [], known = {};
    by("pick").hidden = false;
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { if (cell.dataset.case) { chosen.push(cell.dataset.case); } });
    by("host").addEventListener("change", function () { offer(by("host").value); });
    addEventListener("hashchange", fromAddress);
    fromAddress();
    function host(id) { return id.split("-")[0]; }
    function hosts(ids) { return all(ids.map(host).filter(function (one, place, list) { return one && list.indexOf(one) === place; }).map(function (one) { return "../compare/" + one + ".js"; })).then(learn); }
    function learn() { Object.keys(data.outcomes).forEach(function (name) { data.outcomes[name].forEach(function (row) { known[row[0]] = row; }); }); }
    function fromAddress() {
      var ids = location.hash.slice(1).split(",").filter(Boolean);
      if (!ids.length) { return; }
      hosts(ids).then(function () {
        chosen = ids.filter(function (id) { return known[id]; });
        if (chosen.length) { draw(); by("host").value = host(chosen[0]); offer(host(chosen[0])); }
      });
    }
    function offer(name) {
      hosts([name + "-"]).then(function () {
        var box = by("choices");
        box.textContent = "";
        (data.outcomes[name] || []).forEach(function (row) {
          var label = make("label", "", box), field = make("input", "", label);
          field.type = "checkbox"; field.value = row[0]; field.checked = chosen.indexOf(row[0]) >= 0;
          label.appendChild(document.createTextNode(" " + say(row[1])));
          field.addEventListener("change", function () { choose(row[0], field.checked); });
        });
      });
    }
    function choose(id, on) {
      chosen = chosen.filter(function (one) { return one !== id; }).concat(on ? [id] : []);
      hosts(chosen).then(function () { draw(); try { history.replaceState(null, "", "#" + chosen.join(",")); } catch (error) { /* as above */ } });
    }
    function draw() {
      var rows = [table.tHead.rows[0]].concat(Array.prototype.slice.call(table.tBodies[0].rows));
      rows.forEach(function (row, number) {
        while (row.cells.length > 1) { row.removeChild(row.lastChild); }
        chosen.forEach(function (id) {
          var of = known[id], cell = make(number ? "td" : "th", "", row), letter = number && of[2].charAt(number - 1);
          if (!number) { cell.scope = "col"; var title = make("a", say(of[1]), cell); title.href = "cases/" + id + ".html"; return; }
          if (!signs[letter]) { cell.textContent = "–"; return; }
          var link = make("a", "", cell);
          link.href = "cases/" + id + ".html#" + id + "-" + row.dataset.check;
          make("span", signs[letter][0], link).setAttribute("aria-hidden", "true");
          link.appendChild(document.createTextNode(" " + signs[letter][1]));
        });
      });
    }
  }

  function copying() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-copy]"), function (place) {
      var button = make("button", place.dataset.copy, place);
      button.type = "button"; button.className = "share";
      button.addEventListener("click", function () {
        var row = place.closest("tr, figure"), words = row.querySelector("[lang]"), quote = document.createElement("blockquote");
        quote.lang = words.lang; quote.setAttribute("cite", place.dataset.address || location.href.split("#")[0] + place.dataset.at);
        make("p", words.textContent, quote);
        var foot = make("footer", "— " + place.dataset.who + ", ", quote), link = make("a", place.dataset.title, make("cite", "", foot));
        link.href = quote.getAttribute("cite");
        var done = function () { button.textContent = place.dataset.copied; };
        if (navigator.clipboard) { navigator.clipboard.writeText(quote.outerHTML).then(done, function () { prompt("", quote.outerHTML); }); } else { prompt("", quote.outerHTML); }
      });
    });
  }
})();
