"use strict";
(() => {
  const live = document.getElementById("live");
  const form = document.querySelector(".filters");
  const placed = [...document.querySelectorAll("[data-place]:not(#live)")];
  const paragraphs = [...document.querySelectorAll(".paper > *")];
  const narrow = matchMedia("(max-width: 899px)");
  const origins = [];

  // a region that holds the same words again is not read again
  const tell = (words) => { live.textContent = live.textContent === words ? words + "\u00a0" : words; };

  const words = (element) => element.getAttribute("aria-label") || element.innerText.replace(/\s+/g, " ").trim();

  function leave() {
    for (const element of document.querySelectorAll(".current, .told")) element.classList.remove("current", "told");
  }

  function show(element) {
    leave();
    if (element.closest("[hidden]")) { form.reset(); filter(); }
    element.classList.add("current");
    // all places of a fact show while it is looked at
    for (const link of element.querySelectorAll(".at a")) document.getElementById(link.hash.slice(1)).classList.add("told");
    const sheet = narrow.matches && element.classList.contains("card");
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    if (!sheet) element.scrollIntoView({ block: "center" });
    tell((element.classList.contains("card") ? live.dataset.fact : live.dataset.place) + words(element));
  }

  function go(link, origin = link) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return false;
    origins.push(origin);
    show(target);
    return true;
  }

  function back() {
    const origin = origins.pop();
    leave();
    if (origin && !origin.closest("[hidden]")) {
      origin.focus({ preventScroll: true });
      origin.scrollIntoView({ block: "nearest" });
    }
  }

  // what each paragraph and each blank of the list has, so that they can be filtered
  for (const paragraph of paragraphs) {
    const has = [];
    if (paragraph.querySelector(".m.error, .m.warning")) has.push("finding");
    if (paragraph.querySelector(".m.blank")) has.push("blank");
    if (paragraph.querySelector(".renewed")) has.push("change");
    paragraph.dataset.has = has.join(" ");
  }

  function filter() {
    const has = form.elements.has.value, place = form.elements.place.value;
    for (const element of placed) {
      const owns = (element.dataset.has || "").split(" ");
      const wanted = (!has || owns.includes(has) || owns.includes("any")) && (!place || element.dataset.place === place);
      element.hidden = !wanted;
    }
    // a heading over nothing says that there were nothing to put right
    for (const list of document.querySelectorAll("aside ol.cards")) {
      const left = [...list.children].filter((element) => !element.hidden).length;
      let head = list.previousElementSibling;
      while (head && !head.matches("h2, h3")) head = head.previousElementSibling;
      list.hidden = head.hidden = !left;
      head.querySelector(".count").textContent = left;
    }
    const shown = paragraphs.filter((paragraph) => !paragraph.hidden).length;
    tell(live.dataset.shown + shown + " / " + paragraphs.length);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      if (go(link)) event.preventDefault();
      return;
    }
    const card = event.target.closest(".card");
    if (card && !String(getSelection())) {
      const first = card.querySelector(".at a");
      if (first) go(first, card);
    } else if (narrow.matches) {
      leave();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") back();
    if (event.key === "Enter" && event.target.classList.contains("card")) {
      const first = event.target.querySelector(".at a");
      if (first) go(first, event.target);
    }
  });
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.print.addEventListener("click", () => print());
  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
  document.documentElement.classList.add("moving");
  form.hidden = false;
})();
