package org.etabli.lab.course.roll;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etabli.lab.shell.Texts;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The roll's page without anybody on it, in a language: it may stay on a device that anybody picks up. */
@Component
class RollPage {

    /** What the page's script says, by the end of its key. */
    private static final List<String> SPOKEN = List.of(
            "session",
            "here",
            "present",
            "absent",
            "left",
            "open",
            "leaves",
            "all-sent",
            "not-sent",
            "offline",
            "sign-in",
            "overrode",
            "superseded",
            "not-enrolled",
            "over",
            "unknown",
            "no-worker",
            "full",
            "failed",
            "forget-unsent");

    private final Texts texts;
    private final JsonMapper json;

    RollPage(Texts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    String in(Locale language) {
        Map<String, String> spoken = new LinkedHashMap<>();
        SPOKEN.forEach(key -> spoken.put(key, text(key, language)));
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
                <meta name="theme-color" content="#14453d">
                <title>%s · Établi</title>
                <link rel="icon" href="/icon.svg">
                <link rel="stylesheet" href="/etabli.css">
                <link rel="stylesheet" href="/roll/roll.css">
                <script type="application/json" id="texts">%s</script>
                <script src="/roll/roll.js" defer></script>
                </head>
                <body>
                <main class="roll">
                <a id="back" href="/courses">%s</a>
                <h1 id="title">%s</h1>
                <p id="what"></p>
                <p id="state" class="chip" role="status" aria-live="polite"></p>
                <p id="secure" class="hint" hidden></p>
                <ul id="told" aria-live="polite"></ul>
                <button id="understood" hidden>%s</button>
                <h2 id="here"></h2>
                <div id="people"></div>
                <p class="roll-note">%s</p>
                <p class="roll-note">%s</p>
                <button id="forget">%s</button>
                </main>
                <noscript><p>%s</p></noscript>
                </body>
                </html>
                """.formatted(
                        language.getLanguage(),
                        html("title", language),
                        // Inside a script element only a slash could end it.
                        json.writeValueAsString(spoken).replace("</", "<\\/"),
                        html("back", language),
                        html("title", language),
                        html("understood", language),
                        html("machines", language),
                        html("kept", language),
                        html("forget", language),
                        html("no-script", language));
    }

    private String html(String key, Locale language) {
        return HtmlUtils.htmlEscape(text(key, language), "UTF-8");
    }

    private String text(String key, Locale language) {
        return texts.getTranslation("course.roll." + key, language, "{0}", "{1}", "{2}");
    }
}
