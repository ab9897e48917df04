/* Before anything is drawn: the page's language, from the address. The widget reads it from <html lang>. */
if (new URLSearchParams(location.search).get("lang") === "en") document.documentElement.lang = "en";
