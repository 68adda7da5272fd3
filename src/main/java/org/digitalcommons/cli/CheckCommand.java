package org.digitalcommons.cli;

import org.apache.jena.atlas.json.JSON;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.care.Care;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: says whether a store is sound. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Says whether the store is sound: its database, its publications and past versions against their digests, what",
            "is derived, who may write, and what is left of uploads. Exit code 1 when it is not. Repairs nothing."
        })
final class CheckCommand extends StoreCommand {

    @Mixin
    private OperatorTarget target = new OperatorTarget();

    @Override
    public Integer call() {
        try {
            return target.at(
                    stores,
                    commons -> {
                        var report = new Care(commons).check();
                        return told(report.isSound(), report.text());
                    },
                    this::atServer);
        } catch (CommonsException damage) {
            if (damage.code() != Code.STORE_DAMAGED) {
                throw damage;
            }
            return told(false, damage.getMessage() + "\n");
        }
    }

    private int atServer(OperatorClient client) {
        var report = JSON.parse(client.post("check"));
        return told(
                report.get("sound").getAsBoolean().value(),
                report.get("text").getAsString().value());
    }

    private int told(boolean isSound, String text) {
        terminal.out().print(text);
        terminal.out().flush();
        return isSound ? Main.DONE : Main.REJECTED;
    }
}
