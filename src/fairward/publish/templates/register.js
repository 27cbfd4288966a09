/* Search, choosing what to compare, and quotations to take along. Every page reads as well without it. */
(function () {
  "use strict";
  var box = document.getElementById("found");
  if (box && window.register) { search(window.register); }
  var pick = document.getElementById("pick");
  if (pick) { compare(pick); }

  function fold(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function search(all) {
    var form = document.querySelector("form.search"), told = document.getElementById("told"), most = 200, shown = [];
    var rows = all.map(function (row) { return { row: row, text: fold(row.join(" ")) }; });
    var asked = new URLSearchParams(location.search);
    document.getElementById("facets").hidden = false;
    document.getElementById("plain").hidden = true;
    Array.prototype.forEach.call(form.elements, function (field) { if (field.name && asked.get(field.name)) { field.value = asked.get(field.name); } });
    form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
    form.addEventListener("input", show);
    document.getElementById("export").addEventListener("click", save);
    show();
    function chosen(name) { var field = form.elements[name]; return field ? field.value : ""; }
    function show() {
      var words = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
      var kind = chosen("kind"), country = chosen("country"), outcome = chosen("outcome"), speaker = chosen("speaker");
      shown = rows.filter(function (one) {
        var row = one.row;
        return words.every(function (word) { return one.text.indexOf(word) >= 0; }) && (!kind || row[0] === kind) &&
          (!country || row[4].split(" ").indexOf(country) >= 0) && (!outcome || row[5].split(" ").indexOf(outcome) >= 0) && (!speaker || row[6] === speaker);
      }).map(function (one) { return one.row; });
      box.textContent = "";
      shown.slice(0, most).forEach(function (row) {
        var item = document.createElement("li"), link = document.createElement("a"), note = document.createElement("span");
        link.href = row[2]; link.textContent = row[1]; note.className = "soft"; note.textContent = " " + row[3];
        item.appendChild(link); item.appendChild(note); box.appendChild(item);
      });
      told.textContent = shown.length ? told.dataset.found.replace("{n}", shown.length) + (shown.length > most ? ". " + told.dataset.cut.replace("{n}", most) : "") : told.dataset.none;
    }
    function cell(text) { text = String(text); if (/^[=+\-@\t\r]/.test(text)) { text = "'" + text; } return '"' + text.replace(/"/g, '""') + '"'; }
    function save() {
      var lines = ["kind,title,address,note,country,outcome,speaker"].concat(shown.map(function (row) { return row.map(cell).join(","); }));
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/csv" })); link.download = "register.csv"; link.click();
    }
  }

  function compare(pick) {
    pick.hidden = false;
    pick.addEventListener("change", function (event) {
      var column = Number(event.target.value);
      Array.prototype.forEach.call(document.getElementById("compare").rows, function (row) { row.cells[column].classList.toggle("off", !event.target.checked); });
    });
  }
})();
