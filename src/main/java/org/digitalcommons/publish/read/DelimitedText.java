package org.digitalcommons.publish.read;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;

/** Comma, semicolon and tab separated text, read row by row in the encoding that its bytes are valid in. */
public final class DelimitedText {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** A byte order mark that was itself read as Windows text and written again, as some tools do. */
    private static final String TWICE_ENCODED_MARK = "ï»¿";

    /** What the parser says of a quotation mark that neither ends a cell nor is written twice. */
    private static final String INNER_QUOTE = "between encapsulated token and delimiter";

    private DelimitedText() {}

    /** The one sheet of a file of text. */
    static Sheet sheet(FileScan file) throws Unreadable {
        var name = file.name();
        var content = file.content();
        var charset = charset(file);
        var delimiter = delimiter(name, content, charset);
        Sheet.Source source = () -> new Rows(name, content, charset, delimiter);
        var head = new ArrayList<Sheet.Line>();
        try (var lines = source.open()) {
            for (var line = lines.next(); line.isPresent() && head.size() < Sheet.HEAD; line = lines.next()) {
                head.add(line.get());
            }
        }
        return new Sheet("", head, source, false, false, Sheet.Traits.NONE);
    }

    /** The text of a file, whatever its encoding. */
    static Reader text(FileScan file) throws Unreadable {
        try {
            return reader(file.content(), charset(file));
        } catch (IOException e) {
            throw Unreadable.of(file.name(), e);
        }
    }

    /** How a text starts, of its first bytes: in the encoding of its mark, else in UTF-8. */
    public static String start(byte[] bytes) {
        try (var in = marked(FileContent.of(bytes))) {
            in.getBOM();
            var charset = mark(bytes).orElse(StandardCharsets.UTF_8);
            return new String(in.readAllBytes(), charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8 where the bytes are valid UTF-8, else the Windows code page that spreadsheets save by default. */
    private static Charset charset(FileScan file) throws Unreadable {
        var mark = mark(file.start());
        if (mark.isPresent()) {
            return mark.get();
        }
        if (file.hasZeros()) {
            throw new Unreadable(
                    "%s is not text: it holds zero bytes. Publish it as CSV or .xlsx.".formatted(file.name()));
        }
        return file.isUtf8() ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static Optional<Charset> mark(byte[] start) {
        try (var in = marked(FileContent.of(start))) {
            return Optional.ofNullable(in.getBOM()).map(mark -> Charset.forName(mark.getCharsetName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads UTF-8, and fails on what is none instead of putting a sign of a gap in its place. */
    public static CharsetDecoder strict() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static BOMInputStream marked(FileContent content) throws IOException {
        return BOMInputStream.builder()
                .setInputStream(content.open())
                .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
                .get();
    }

    private static Reader reader(FileContent content, Charset charset) throws IOException {
        var in = marked(content);
        in.getBOM();
        return new InputStreamReader(in, charset);
    }

    private static char delimiter(String name, FileContent content, Charset charset) throws Unreadable {
        try (var text = new java.io.BufferedReader(reader(content, charset))) {
            var lines = new ArrayList<String>();
            for (var line = text.readLine(); line != null && lines.size() < Sheet.HEAD; line = text.readLine()) {
                lines.add(QUOTED.matcher(line).replaceAll(""));
            }
            return delimiter(lines);
        } catch (IOException e) {
            throw Unreadable.of(name, e);
        }
    }

    /** The character that stands equally often in most lines: titles and notes above a table hold any of them now and then. */
    private static char delimiter(List<String> lines) {
        char best = ',';
        long most = 0;
        for (char delimiter : new char[] {',', ';', '\t'}) {
            var linesByCount = new TreeMap<Long, Long>();
            lines.forEach(line ->
                    linesByCount.merge(line.chars().filter(c -> c == delimiter).count(), 1L, Long::sum));
            long score = linesByCount.entrySet().stream()
                    .mapToLong(e -> e.getKey() * e.getValue())
                    .max()
                    .orElse(0);
            if (score > most) {
                most = score;
                best = delimiter;
            }
        }
        return best;
    }

    private static final class Rows implements Sheet.Lines {

        private final String name;
        private final CSVParser parser;
        private final Iterator<CSVRecord> rows;
        private final CellBudget budget;
        private final RowLetters letters;
        private int last;

        Rows(String name, FileContent content, Charset charset, char delimiter) throws Unreadable {
            this.name = name;
            var format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter)
                    .setIgnoreEmptyLines(false)
                    .get();
            try {
                this.budget = new CellBudget(name);
                this.letters = new RowLetters(reader(content, charset));
                this.parser = CSVParser.parse(letters, format);
            } catch (IOException e) {
                throw Unreadable.of(name, e);
            }
            this.rows = parser.iterator();
        }

        @Override
        public Optional<Sheet.Line> next() throws Unreadable {
            try {
                if (!rows.hasNext()) {
                    return Optional.empty();
                }
                var row = rows.next();
                var cells = row.toList();
                budget.row(cells);
                letters.rowEnded();
                if (last == 0 && !cells.isEmpty() && cells.getFirst().startsWith(TWICE_ENCODED_MARK)) {
                    cells = new ArrayList<>(cells);
                    cells.set(0, cells.getFirst().substring(TWICE_ENCODED_MARK.length()));
                }
                last = (int) row.getRecordNumber();
                return Optional.of(new Sheet.Line(last, cells));
            } catch (CellBudget.Excess excess) {
                throw excess.unreadable();
            } catch (UncheckedIOException | IllegalStateException e) {
                if (letters.isTooLong()) {
                    throw new Unreadable(
                            "%s has a row of more than %,d letters after row %d. Write it as several rows and publish the file again."
                                    .formatted(name, RowLetters.LONGEST, last));
                }
                if (String.valueOf(e.getMessage()).contains(INNER_QUOTE)) {
                    throw new Unreadable(
                            "%s, row %d: a quotation mark stands inside a cell that is in quotation marks itself. Write it twice, as in \"Acme \"\"North\"\" Limited\", and publish the file again."
                                    .formatted(name, last + 1));
                }
                throw new Unreadable(
                        "%s stops making sense after row %d: a quotation mark is opened and never closed, as when a file is cut off. Publish the whole file again."
                                .formatted(name, last));
            }
        }

        @Override
        public void close() {
            try {
                parser.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
