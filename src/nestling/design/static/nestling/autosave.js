// Keeps a draft of a form on the server, and lets Save be pressed once only.
// Both are kindnesses: the server keeps drafts at every step and refuses a second saving by itself.
(function () {
  "use strict";

  const EVERY = 20000;
  const KEEPALIVE_LIMIT = 60000;
  const NOT_SAVED = "Not saved as a draft yet; we will try again";

  function typed(form) {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") values.append(name, value);
    }
    return values.toString();
  }

  function keepDrafts(form) {
    const status = form.querySelector("[data-autosave-status]");
    let kept = typed(form);
    let isBusy = false;
    let isSubmitted = false;

    function say(words) {
      if (status && status.textContent !== words) status.textContent = words;
    }

    async function save() {
      const now = typed(form);
      if (isBusy || isSubmitted || now === kept) return;
      isBusy = true;
      try {
        const answer = await fetch(form.dataset.autosaveUrl, {
          method: "POST",
          body: now,
          credentials: "same-origin",
          redirect: "error",
          keepalive: now.length < KEEPALIVE_LIMIT,
          headers: {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
          },
        });
        if (!answer.ok) throw new Error(String(answer.status));
        const told = await answer.json();
        kept = now;
        say("Saved as a draft at " + told.saved_at);
      } catch {
        say(NOT_SAVED);
      } finally {
        isBusy = false;
      }
    }

    setInterval(save, EVERY);
    window.addEventListener("pagehide", save);
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") save();
    });
    form.addEventListener("submit", function () {
      isSubmitted = true;
    });
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) isSubmitted = false;
    });
  }

  function guard(form) {
    let isSent = false;

    function mark(sent) {
      isSent = sent;
      for (const button of form.querySelectorAll("button")) {
        button.toggleAttribute("data-sent", sent);
        if (sent) button.setAttribute("aria-disabled", "true");
        else button.removeAttribute("aria-disabled");
      }
    }

    form.addEventListener("submit", function (event) {
      if (isSent) event.preventDefault();
      else mark(true);
    });
    window.addEventListener("pageshow", function () {
      mark(false);
    });
  }

  document.querySelectorAll("form[data-autosave-url]").forEach(keepDrafts);
  document.querySelectorAll("form[data-guard]").forEach(guard);
})();
