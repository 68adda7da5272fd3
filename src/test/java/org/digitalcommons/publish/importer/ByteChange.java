package org.digitalcommons.publish.importer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One change to some bytes: where, as a part of the whole, of how many, and what is done. */
record ByteChange(double where, int length, int kind, String piece) {

    /** What means something in one form of files or another. */
    static final String[] PIECES = {
        ",",
        "\"",
        "\n",
        "\r",
        "\t",
        ";",
        "\0",
        "€",
        "£",
        "$",
        "1e9",
        "-",
        "(",
        "99999999999999999999",
        "0",
        "<",
        ">",
        "</",
        "&x;",
        "<!--",
        "]]>",
        "{",
        "}",
        "[",
        "null",
        "\\u0000",
        "\\",
        "@",
        "\uFEFF",
        "2022-13-45",
        "NaN",
        "<>",
        "^^",
        "_:a"
    };

    byte[] of(byte[] bytes) {
        int at = (int) (where * bytes.length);
        int end = Math.min(bytes.length, at + length);
        var before = Arrays.copyOfRange(bytes, 0, at);
        var middle = Arrays.copyOfRange(bytes, at, end);
        var after = Arrays.copyOfRange(bytes, end, bytes.length);
        return switch (kind) {
            case 0 -> joined(before, after);
            case 1 -> joined(before, middle, middle, after);
            case 2 -> joined(before, piece.getBytes(StandardCharsets.UTF_8), middle, after);
            case 3 -> before;
            default -> joined(before, flipped(middle), after);
        };
    }

    private static byte[] flipped(byte[] bytes) {
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] ^= (byte) (1 << (index % 8));
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
