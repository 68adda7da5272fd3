package org.digitalcommons.entity;

import java.util.List;

/**
 * What is looked for.
 *
 * @param text a name or a code; empty when only codes are given
 * @param types what may be found; empty for anything
 * @param limit the most candidates wanted
 * @param codes codes that are told apart from the name
 */
public record EntityQuery(String text, List<String> types, int limit, List<GivenCode> codes) {

    /** A code, and the register it is of; {@link EntityIndex#ANY_REGISTER} for any. */
    public record GivenCode(String register, String code) {}

    /** Looks for what a name, a code or an address means. */
    public static EntityQuery of(String text, String type, int limit) {
        return new EntityQuery(text, List.of(type), limit, List.of());
    }

    /** Whether it has neither a text nor a code, as the cell of an empty row; nothing answers it. */
    public boolean asksNothing() {
        return text.isEmpty() && codes.isEmpty();
    }
}
