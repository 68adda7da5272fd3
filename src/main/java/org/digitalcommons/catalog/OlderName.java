package org.digitalcommons.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalcommons.vocab.Term;

/**
 * An older question that another one answers now.
 *
 * @param name the older name
 * @param fixed parameters that stand for what the older question was
 * @param renamed where the values of its parameters are set now
 */
public record OlderName(String name, Map<String, String> fixed, Map<String, Newer> renamed) {

    /**
     * The parameter that takes a value now.
     *
     * @param parameter its name
     * @param folder the folder of an address of ours, such as {@code concept/function}, of which a code that was given was
     *     the last part; empty where codes are still taken
     */
    public record Newer(String parameter, String folder) {

        private String value(String given) {
            return folder.isEmpty() || given.isBlank() || given.contains(":")
                    ? given
                    : Term.ROOT + "/" + folder + "/" + given;
        }
    }

    /** The parameters to set now, for those that were set by their older names. */
    public Map<String, String> parameters(Map<String, String> given) {
        var all = new LinkedHashMap<>(fixed);
        given.forEach((parameter, value) -> {
            var newer = renamed.getOrDefault(parameter, new Newer(parameter, ""));
            all.put(newer.parameter(), newer.value(value));
        });
        return all;
    }
}
