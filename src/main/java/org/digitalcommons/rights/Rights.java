package org.digitalcommons.rights;

import java.nio.file.Path;

/**
 * Who may write to a store, and who tried; in the folder {@code rights} of the store, which needs no lock: tokens are
 * made and revoked while a server runs.
 *
 * @param tokens the credentials of publishers
 * @param audit what was done with them and without
 * @param grants whom and what publishers may speak for
 */
public record Rights(Tokens tokens, AuditLog audit, GrantBook grants) {

    /** The rights of the store in a folder. Nothing is written until there is something to write. */
    public static Rights in(Path store) {
        var folder = new PrivateFolder(store.resolve("rights"));
        return new Rights(new Tokens(folder), AuditLog.in(folder), new GrantBook(folder));
    }
}
