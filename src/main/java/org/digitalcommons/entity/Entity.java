package org.digitalcommons.entity;

import java.util.List;

/**
 * An entity that can be found.
 *
 * @param type body, capability or supplier
 * @param id its address here, without the root and the first slash
 * @param name the name it is shown by
 * @param about its peer group or definition; empty when it has none
 * @param names every name it is known by
 * @param codes every code it is known by
 */
public record Entity(
        String type, String id, String name, String about, List<String> names, List<RegisteredCode> codes) {

    /**
     * A code in a register.
     *
     * @param register the last part of the address of the register, such as gss
     * @param registerName the name of the register
     * @param text the code as the register writes it
     */
    public record RegisteredCode(String register, String registerName, String text) {}
}
