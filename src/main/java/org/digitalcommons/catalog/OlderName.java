package org.digitalcommons.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An older question that another one answers now.
 *
 * @param name the older name
 * @param fixed parameters that stand for what the older question was
 * @param renamed parameters of the older question under the names they have now
 */
public record OlderName(String name, Map<String, String> fixed, Map<String, String> renamed) {

    /** The parameters to set now, for those that were set by their older names. */
    public Map<String, String> parameters(Map<String, String> given) {
        var all = new LinkedHashMap<>(fixed);
        given.forEach((parameter, value) -> all.put(renamed.getOrDefault(parameter, parameter), value));
        return all;
    }
}
