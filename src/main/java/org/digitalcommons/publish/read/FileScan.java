package org.digitalcommons.publish.read;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import org.digitalcommons.name.Digest;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;

/**
 * The result of one pass over the bytes of a file: its checksum, its length, how it starts, and whether it is text in
 * UTF-8. Made once for each file of a delivery, so that a long file is read only once more, for its rows. Immutable.
 */
public final class FileScan {

    private static final int CHUNK = 64 * 1024;
    private static final int START = 4096;

    private final String name;
    private final FileContent content;
    private final byte[] start;
    private final String checksum;
    private final long bytes;
    private final boolean isUtf8;
    private final boolean hasZeros;

    private FileScan(String name, FileContent content, Pass pass, String checksum) {
        this.name = name;
        this.content = content;
        this.start = pass.start.toByteArray();
        this.checksum = checksum;
        this.bytes = pass.bytes;
        this.isUtf8 = pass.isUtf8;
        this.hasZeros = pass.hasZeros;
    }

    /**
     * Passes over a file.
     *
     * @throws Unreadable if it cannot be read to its end
     */
    public static FileScan of(String name, FileContent content) throws Unreadable {
        var digest = Digest.empty();
        try (var raw = new BufferedInputStream(digest.whileReading(content.raw()), CHUNK);
                var unpacked = FileContent.unpacked(raw)) {
            var pass = new Pass();
            pass.over(unpacked);
            raw.transferTo(OutputStream.nullOutputStream());
            return new FileScan(name, content, pass, digest.checksum());
        } catch (IOException e) {
            throw Unreadable.of(name, e);
        }
    }

    /** The name of the file. */
    public String name() {
        return name;
    }

    /** The checksum of its bytes as they lie, packed or not. */
    public String checksum() {
        return checksum;
    }

    /** How many bytes it says, unpacked. */
    public long bytes() {
        return bytes;
    }

    FileContent content() {
        return content;
    }

    /** Its first bytes, unpacked; all of a short file. */
    byte[] start() {
        return start.clone();
    }

    /** Whether all of it is valid UTF-8. */
    boolean isUtf8() {
        return isUtf8;
    }

    /** Whether a zero byte is in it, which no text has in an encoding without a mark. */
    boolean hasZeros() {
        return hasZeros;
    }

    /** The state of a pass. */
    private static final class Pass {

        private final ByteArrayOutputStream start = new ByteArrayOutputStream(START);
        private final CharsetDecoder decoder = DelimitedText.strict();
        private final ByteBuffer undecoded = ByteBuffer.allocate(CHUNK + 8);
        private final CharBuffer decoded = CharBuffer.allocate(CHUNK + 8);
        private long bytes;
        private boolean isUtf8 = true;
        private boolean hasZeros;

        void over(InputStream in) throws IOException {
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (start.size() < START) {
                    start.write(chunk, 0, Math.min(read, START - start.size()));
                }
                bytes += read;
                for (int i = 0; i < read && !hasZeros; i++) {
                    hasZeros = chunk[i] == 0;
                }
                if (isUtf8) {
                    undecoded.put(chunk, 0, read);
                    decode(false);
                }
            }
            if (isUtf8) {
                decode(true);
            }
        }

        private void decode(boolean isEnd) {
            undecoded.flip();
            isUtf8 = !decoder.decode(undecoded, decoded, isEnd).isError();
            undecoded.compact();
            decoded.clear();
        }
    }
}
