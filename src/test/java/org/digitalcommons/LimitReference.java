package org.digitalcommons;

import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.SettingsFile;

/** The page of limits for operators, written from the one list of them. */
final class LimitReference {

    private LimitReference() {}

    static String page() {
        var page = new StringBuilder("""
                # Limits and settings

                This page is written from the program; a test fails when it is out of date.

                `commons serve --settings FILE` reads them from a file of lines `name = value`; without the option it is
                `settings.properties` in the folder of the store, if that is there. `--set NAME=VALUE` sets one, and goes
                before the file. The service description at `/sparql` states those of queries that hold.

                | setting | says |
                |---|---|
                | `%s` | the address that readers use, where a reverse proxy stands before the server; it is written into replies in place of what a client calls the server |
                | `%s` | the addresses of reverse proxies, with commas between; their `X-Forwarded-For` is believed, and nobody else's |

                ## Limits

                Times are in seconds and sizes in bytes. A refusal says which limit was met, in one sentence.

                | limit | default | says |
                |---|--:|---|
                """.formatted(SettingsFile.ADDRESS, SettingsFile.PROXIES));
        for (var limit : Limit.values()) {
            page.append(
                    "| `%s` | %s | %s |\n".formatted(limit.word(), limit.written(limit.standard()), limit.meaning()));
        }
        page.append("\n## A file to begin with\n\n```properties\n")
                .append(SettingsFile.example())
                .append("```\n");
        return page.toString();
    }
}
