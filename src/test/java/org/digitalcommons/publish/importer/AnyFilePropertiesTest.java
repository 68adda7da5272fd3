package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.digitalcommons.CommonsException;
import org.digitalcommons.Corpus;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Unreadable;

/**
 * Any bytes end in a refusal, or in rows of which each is used or reported, and in sums of which nothing is lost: files of
 * every form in which some bytes are changed, left out, doubled or put in.
 */
@Tag("slow")
@Tag("thorough")
class AnyFilePropertiesTest {

    /** As the columns of a candidate tell of a sum: {@code Net amount, EUR: 7.00 read, 5.00 used, 2.00 reported.} */
    private static final Pattern SUM = Pattern.compile("(-?[0-9.,]+) read, (-?[0-9.,]+) used, (-?[0-9.,]+) reported");

    /** The forms of files, with a small one of each. */
    enum Form {
        CSV("payments.csv", AnyFilePropertiesTest::payments),
        SEMICOLONS(
                "payments.csv",
                () -> new String(payments(), StandardCharsets.UTF_8)
                        .replace(',', ';')
                        .getBytes(StandardCharsets.UTF_8)),
        XLSX("payments.xlsx", AnyFilePropertiesTest::workbook),
        ODS("dates.ods", AnyFilePropertiesTest::openDocument),
        OCDS("releases.json", () -> """
                {"uri": "https://example.org/1", "publishedDate": "2022-06-30T00:00:00Z", "version": "1.1", "releases": [{
                 "ocid": "ocds-1-1", "id": "1", "date": "2022-06-01T00:00:00Z", "tag": ["award"], "language": "en",
                 "initiationType": "tender", "parties": [{"id": "b", "name": "Salford City Council", "roles": ["buyer"]}],
                 "buyer": {"id": "b", "name": "Salford City Council"},
                 "awards": [{"id": "a", "title": "Road", "status": "active", "date": "2022-06-01T00:00:00Z",
                 "value": {"amount": 1000.5, "currency": "EUR"}, "suppliers": [{"id": "s", "name": "Acme Limited"}]}]}]}
                """.getBytes(StandardCharsets.UTF_8)),
        TURTLE("small.ttl", () -> """
                @prefix dct: <http://purl.org/dc/terms/> .
                @prefix dcat: <http://www.w3.org/ns/dcat#> .
                @prefix commons: <https://w3id.org/digital-commons/def#> .
                <> a commons:Publication , dcat:Dataset ; dct:title "Brookmere"@en ;
                  dct:license <https://creativecommons.org/publicdomain/zero/1.0/> .
                <https://example.org/a> dct:title "A body"@en , 'x' ; dct:extent 5.0 , "2022-01-01"^^dct:day .
                """.getBytes(StandardCharsets.UTF_8)),
        RDF_XML("small.rdf", () -> """
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/">
                <rdf:Description rdf:about="https://example.org/a"><dct:title xml:lang="en">A</dct:title>
                <dct:license rdf:resource="https://example.org/l"/></rdf:Description></rdf:RDF>
                """.getBytes(StandardCharsets.UTF_8)),
        JSON_LD("small.jsonld", () -> """
                {"@context": {"dct": "http://purl.org/dc/terms/"}, "@id": "https://example.org/a",
                 "dct:title": {"@value": "A", "@language": "en"}, "dct:license": {"@id": "https://example.org/l"}}
                """.getBytes(StandardCharsets.UTF_8)),
        YAML("publiccode.yml", () -> """
                publiccodeYmlVersion: "0.4"
                name: Registry
                url: "https://example.org/registry.git"
                releaseDate: "2022-06-01"
                platforms: [web]
                categories: [data-collection]
                legal: {license: AGPL-3.0-or-later}
                description: {en: {shortDescription: A registry, longDescription: "It keeps records.", features: [a]}}
                """.getBytes(StandardCharsets.UTF_8));

        private final String file;
        private final Supplier<byte[]> content;

        Form(String file, Supplier<byte[]> content) {
            this.file = file;
            this.content = content;
        }
    }

    private static byte[] payments() {
        return """
                Body name,Payment date,Net amount,Supplier name
                Salford City Council,01/06/2022,"€1,000.00",Acme Limited
                Salford City Council,02/06/2022,500.25,"Bolt, Limited"
                Salford City Council,2022-06-03,(7.00),Core Ltd
                Salford City Council,04/06/2022,-£1.00,"The ""Quoted"" Company"
                """.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook() {
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("June");
            var lines = new String(payments(), StandardCharsets.UTF_8).split("\n", -1);
            for (int row = 0; row < 3; row++) {
                var line = sheet.createRow(row);
                var cells = lines[row].split(",(?=[^0-9])", -1);
                for (int column = 0; column < cells.length; column++) {
                    line.createCell(column).setCellValue(cells[column].replace("\"", ""));
                }
            }
            sheet.createRow(3).createCell(2).setCellValue(12.5);
            var bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] openDocument() {
        var cells = new StringBuilder();
        for (var line : new String(payments(), StandardCharsets.UTF_8).split("\n")) {
            cells.append("<table:table-row>");
            for (var cell : line.split(",")) {
                cells.append("<table:table-cell office:value-type=\"string\"><text:p>")
                        .append(cell.replace("\"", ""))
                        .append("</text:p></table:table-cell>");
            }
            cells.append("</table:table-row>");
        }
        return zipped(Map.of("content.xml", """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
                <table:table table:name="June">%s</table:table></office:spreadsheet></office:body></office:document-content>
                """.formatted(cells).getBytes(StandardCharsets.UTF_8)));
    }

    /** A file, and what is done to it; inside the parts of a packed one where that is said. */
    record Changed(Form form, List<ByteChange> changes, boolean inside) {

        byte[] bytes() {
            var whole = form.content.get();
            return inside && whole[0] == 'P' && whole[1] == 'K' ? repacked(whole) : changed(whole);
        }

        private byte[] changed(byte[] bytes) {
            var now = bytes;
            for (var change : changes) {
                now = change.of(now);
            }
            return now;
        }

        private byte[] repacked(byte[] whole) {
            var parts = new LinkedHashMap<String, byte[]>();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    var bytes = zip.readAllBytes();
                    parts.put(
                            entry.getName(),
                            entry.getName().matches(".*(sheet1|sharedStrings|content|workbook)\\.xml")
                                    ? changed(bytes)
                                    : bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return zipped(parts);
        }

        @Override
        public String toString() {
            return "%s inside=%s %s%n%s".formatted(form, inside, changes, new String(bytes(), StandardCharsets.UTF_8));
        }
    }

    private static byte[] zipped(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Provide
    Arbitrary<Changed> changed() {
        var change = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(ByteChange.PIECES))
                .as(ByteChange::new);
        return Combinators.combine(
                        Arbitraries.of(Form.class), change.list().ofMaxSize(4), Arbitraries.of(true, true, false))
                .as(Changed::new);
    }

    @Property(seed = "18", edgeCases = EdgeCasesMode.NONE)
    void aChangedFileIsRefusedOrEachOfItsRowsIsUsedOrReported(@ForAll("changed") Changed changed) {
        hold(changed.form().file, changed.bytes());
    }

    @Property(seed = "18")
    void anyBytesAreRefusedOrEachRowIsUsedOrReported(@ForAll byte[] bytes, @ForAll Form form) {
        hold(form.file, bytes);
    }

    @Example
    void whatOnceBrokeTheImportIsRefusedOrUsedOrReported() throws IOException {
        for (var file : Corpus.of("import")) {
            hold(file.getFileName().toString(), Files.readAllBytes(file));
        }
    }

    private static void hold(String name, byte[] bytes) {
        try {
            conserve(SmallCases.file(name, bytes));
        } catch (Unreadable refused) {
            assertThat(refused.reasons()).isNotEmpty().allMatch(reason -> !reason.isBlank());
        } catch (CommonsException obstacle) {
            assertThat(obstacle.getMessage()).isNotBlank();
        }
    }

    private static void conserve(Candidate candidate) {
        var rows = candidate.rows();
        assertThat(rows.read()).as(rows.toString()).isEqualTo(rows.used() + rows.reported());
        for (var line : candidate.columns()) {
            var sum = SUM.matcher(line);
            if (sum.find()) {
                assertThat(number(sum.group(1)))
                        .as(line)
                        .isEqualByComparingTo(number(sum.group(2)).add(number(sum.group(3))));
            }
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
