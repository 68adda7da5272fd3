package org.digitalcommons.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.name.Digest;

/**
 * The tokens of a store, in the file {@code tokens.tsv} of a folder: one line each, with the SHA-256 of the secret and
 * never the secret. The file is read at each use, so that a running server follows the command line at once.
 *
 * <p>Safe for any thread; processes that write at the same time wait for one another.
 */
public final class Tokens {

    /** The form of the code of a publisher. */
    public static final Pattern PUBLISHER = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    private static final String NAME = "tokens.tsv";
    private static final String PREFIX = "dc_";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 5;
    private static final int LONGEST_SECRET = 128;
    private static final String HEADING = "id\tpublisher\trole\tcreated\texpires\trevoked\tsha256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateFolder folder;

    Tokens(PrivateFolder folder) {
        this.folder = folder;
    }

    /**
     * A new token, with the only sight of its secret there will be.
     *
     * @param token what is kept of it
     * @param secret what its holder shows; 256 random bits, safe in headers and addresses
     */
    public record NewToken(Token token, String secret) {

        /** Without the secret, which has no place in a log. */
        @Override
        public String toString() {
            return token.toString();
        }
    }

    private record Line(Token token, byte[] hash) {}

    /**
     * Makes a token.
     *
     * @param expires the last day it is to hold; empty for one without end
     * @throws IllegalArgumentException if the code of the publisher has another form than {@link #PUBLISHER}
     * @throws CommonsException if it cannot be kept
     */
    public NewToken create(String publisher, Role role, Optional<LocalDate> expires) {
        if (!PUBLISHER.matcher(publisher).matches()) {
            throw new IllegalArgumentException(publisher);
        }
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
        var token = new Token(
                HexFormat.of().formatHex(random(ID_BYTES)), publisher, role, now(), expires, Optional.empty());
        change(kept -> {
            kept.add(new Line(token, Digest.bytes(secret)));
            return kept;
        });
        return new NewToken(token, secret);
    }

    /** All that were ever made, in the order they were made. */
    public List<Token> list() {
        return read().stream().map(Line::token).toList();
    }

    /**
     * Takes a token back; one that was taken back before stays as it is.
     *
     * @return the token as it is now; empty if there is none of this name
     */
    public Optional<Token> revoke(String id) {
        change(kept -> {
            kept.replaceAll(
                    k -> k.token().id().equals(id) && k.token().revoked().isEmpty()
                            ? new Line(k.token().revokedAt(now()), k.hash())
                            : k);
            return kept;
        });
        return list().stream().filter(token -> token.id().equals(id)).findFirst();
    }

    /** What a secret is worth now. Takes as long for one that is nearly right as for any other. */
    public Claim claim(String secret) {
        if (secret.length() > LONGEST_SECRET) {
            return new Claim.Unknown();
        }
        var hash = Digest.bytes(secret);
        Optional<Token> found = Optional.empty();
        for (var kept : read()) {
            if (MessageDigest.isEqual(kept.hash(), hash)) {
                found = Optional.of(kept.token());
            }
        }
        return found.map(token -> judged(token, Instant.now())).orElseGet(Claim.Unknown::new);
    }

    /** What the token of a name is worth at an instant, for what was registered with it before. */
    public Claim named(String id, Instant now) {
        return list().stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .map(token -> judged(token, now))
                .orElseGet(Claim.Unknown::new);
    }

    private static Claim judged(Token token, Instant now) {
        if (token.revoked().isPresent()) {
            return new Claim.Over(token, "revoked");
        }
        return token.isExpired(now) ? new Claim.Over(token, "expired") : new Claim.Valid(token);
    }

    private List<Line> read() {
        var kept = new ArrayList<Line>();
        try {
            for (var line : Files.readAllLines(file())) {
                if (!line.isBlank() && !line.equals(HEADING)) {
                    kept.add(kept(line));
                }
            }
        } catch (NoSuchFileException none) {
            return kept;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            // The cause is left out: it may quote the line.
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "%s cannot be read. Make it readable or restore it; nobody can write until then."
                            .formatted(file()));
        }
        return kept;
    }

    private static Line kept(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != 7) {
            throw new IllegalArgumentException("a line has %d cells".formatted(cells.length));
        }
        var token = new Token(
                cells[0],
                cells[1],
                Role.of(cells[2]).orElseThrow(() -> new IllegalArgumentException("unknown role")),
                Instant.parse(cells[3]),
                given(cells[4]).map(LocalDate::parse),
                given(cells[5]).map(Instant::parse));
        return new Line(token, HexFormat.of().parseHex(cells[6]));
    }

    private static Optional<String> given(String cell) {
        return Optional.of(cell).filter(c -> !c.isEmpty());
    }

    private static String line(Line kept) {
        var token = kept.token();
        return String.join(
                "\t",
                token.id(),
                token.publisher(),
                token.role().word(),
                token.created().toString(),
                token.expires().map(LocalDate::toString).orElse(""),
                token.revoked().map(Instant::toString).orElse(""),
                HexFormat.of().formatHex(kept.hash()));
    }

    private void change(UnaryOperator<List<Line>> change) {
        try {
            folder.change(NAME, "tokens.lock", () -> {
                var text = new StringBuilder(HEADING).append('\n');
                change.apply(read()).forEach(kept -> text.append(line(kept)).append('\n'));
                return text.toString();
            });
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "%s cannot be written. Choose a store you may write in with --store.".formatted(file()));
        }
    }

    private Path file() {
        return folder.file(NAME);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
