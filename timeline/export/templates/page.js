(() => {
  "use strict";
  const words = document.getElementById("words");
  const differs = document.getElementById("differs");
  const found = document.getElementById("found");
  const none = document.getElementById("none");
  const plain = /^[\x00-\x7f]*$/;
  const fold = (text) =>
    (plain.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();
  const years = [...document.querySelectorAll(".year")].map((section) => ({
    section,
    isShown: true,
    parts: [...section.querySelectorAll("ol")].map((list) => ({
      list,
      isShown: true,
      shown: 0,
      events: [...list.querySelectorAll(":scope > .event")].map((event) => ({
        event,
        isShown: true,
        differs: event.classList.contains("differs"),
        text: null,
      })),
    })),
  }));
  const events = years.flatMap(({ parts }) => parts.flatMap((part) => part.events));
  // Texts are folded while nothing else is to do, and the rest when one is searched for.
  let folded = 0;
  const read = (enough) => {
    for (; folded < events.length && !enough(); folded += 1) {
      events[folded].text = fold(events[folded].event.textContent);
    }
  };
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 50));
  const prepare = () => {
    const end = performance.now() + 8;
    read(() => performance.now() > end);
    if (folded < events.length) idle(prepare);
  };
  idle(prepare);
  // What is shown is kept here: to ask the page for it, element by element, is slow.
  const put = (each, element, isShown) => {
    if (each.isShown === isShown) return;
    each.isShown = isShown;
    element.hidden = !isShown;
  };
  const show = () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    if (wanted.length) read(() => false);
    const fits = ({ differs: isDiffering, text }) =>
      (!differs.checked || isDiffering) && wanted.every((word) => text.includes(word));
    let count = 0;
    for (const year of years) {
      let inYear = 0;
      for (const part of year.parts) {
        const fit = part.events.map(fits);
        const shown = fit.filter(Boolean).length;
        put(part, part.list, shown > 0);
        // A list that is hidden hides its events; they are put right when it is shown.
        if (shown) part.events.forEach((each, at) => put(each, each.event, fit[at]));
        if (shown && shown !== part.shown) {
          part.shown = shown;
          part.list.style.containIntrinsicHeight = `auto ${7 * shown}rem`;
        }
        inYear += shown;
      }
      put(year, year.section, inYear > 0);
      count += inYear;
    }
    found.value = `${count.toLocaleString("en")} event${count === 1 ? "" : "s"}`;
    none.hidden = count > 0;
  };
  let waiting = 0;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 40);
  });
  differs.addEventListener("change", show);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== words) {
      event.preventDefault();
      words.focus();
    } else if (event.key === "Escape" && document.activeElement === words) {
      words.value = "";
      show();
    }
  });
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) {
      words.value = "";
      differs.checked = false;
      show();
    }
    target.querySelector("details")?.setAttribute("open", "");
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
})();
