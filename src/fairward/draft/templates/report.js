(function () {
  "use strict";
  function show() {
    var id = decodeURIComponent(location.hash.slice(1));
    var hot = document.querySelectorAll("mark.hot");
    for (var i = 0; i < hot.length; i++) { hot[i].classList.remove("hot"); }
    var target = id && document.getElementById(id);
    if (!target) { return; }
    for (var up = target; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
    var name = id.replace(/[^\w-]/g, "");
    var same = document.querySelectorAll("mark[id='" + name + "'], mark[data-of='" + name + "']");
    for (var j = 0; j < same.length; j++) { same[j].classList.add("hot"); }
    target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" });
  }
  addEventListener("hashchange", show);
  addEventListener("beforeprint", function () {
    var all = document.querySelectorAll("details:not(.quiet):not(.rest)");
    for (var i = 0; i < all.length; i++) { all[i].open = true; }
  });
  if (location.hash) { show(); }
})();
