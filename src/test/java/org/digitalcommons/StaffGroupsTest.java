package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.catalog.Audit;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Where a source itself publishes the overhead class, our share is the source's own: the staff of the health service,
 * whose statistics tell infrastructure support from all others.
 */
@Tag("slow")
@Tag("thorough")
class StaffGroupsTest {

    private static final String FILE =
            "07-workforce/nhs-hchs-staff-by-staff-group-organisation-2017-09-and-2018-06.xlsx";

    private static final Set<String> INFRASTRUCTURE =
            Set.of("Central functions", "Hotel, property & estates", "Senior managers", "Managers");
    private static final Set<String> UNKNOWN = Set.of("Other staff or those with unknown classification", "Unknown");

    /** Full-time equivalents of one organisation in one month. */
    private static final class Staff {
        private BigDecimal all = BigDecimal.ZERO;
        private BigDecimal infrastructure = BigDecimal.ZERO;
        private BigDecimal unknown = BigDecimal.ZERO;

        private void add(String group, BigDecimal fte) {
            all = all.add(fte);
            infrastructure = INFRASTRUCTURE.contains(group) ? infrastructure.add(fte) : infrastructure;
            unknown = UNKNOWN.contains(group) ? unknown.add(fte) : unknown;
        }

        private String share(BigDecimal without) {
            return all.subtract(infrastructure)
                    .subtract(without)
                    .divide(all, 4, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    @Test
    void theShareOfAFewOrganisationsIsTheSourcesOwnToTheLastDigit() throws IOException, XMLStreamException, Unreadable {
        assertThat(assertSharesOf(RealData.CUT.resolve(FILE))).isEqualTo(11);
    }

    @Test
    void theShareOfEveryOrganisationIsTheSourcesOwnToTheLastDigit() throws IOException, XMLStreamException, Unreadable {
        assumeTrue(Extent.isThorough(), "With mvn verify -Pthorough: it takes minutes");
        var file = RealData.WHOLE.resolve(FILE);
        assumeTrue(Files.exists(file), "The staff of the health service are not here: " + file);
        assertThat(assertSharesOf(file)).isGreaterThan(430);
    }

    /** Asserts that every share is that of another reading; tells of how many organisations. */
    private static long assertSharesOf(Path file) throws IOException, XMLStreamException, Unreadable {
        var expected = new TreeMap<String, String>();
        read(file).forEach((key, staff) -> {
            if (staff.all.signum() > 0) {
                expected.put(key, staff.share(staff.unknown) + " to " + staff.share(BigDecimal.ZERO));
            }
        });
        var derived = new TreeMap<String, String>();
        try (var commons = Granted.commons("nhs-digital")) {
            var outcome = commons.publish(new Delivery(
                    "nhs-digital",
                    Optional.of("workforce-nhs"),
                    Optional.empty(),
                    Optional.empty(),
                    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                    Optional.empty(),
                    List.of(new Delivery.File(String.valueOf(file.getFileName()), Files.readAllBytes(file)))));
            assertThat(outcome).isInstanceOf(Outcome.Acceptance.class);
            commons.upkeep().derive(step -> {});
            var shares = commons.contents()
                    .read(() -> Audit.parts(commons.contents().dataset(), "derived/frontline-share-of-fte"));
            for (var lower : shares.find(Node.ANY, property("lower"), Node.ANY).toList()) {
                var upper = shares.find(lower.getSubject(), property("upper"), Node.ANY)
                        .next()
                        .getObject();
                var key = lower.getSubject().getURI().replaceAll("^.*/ods-([^/]+)/measure/(\\d{4}-\\d{2}).*$", "$1 $2");
                derived.put(key, plain(lower.getObject()) + " to " + plain(upper));
            }
        }
        assertThat(derived).isEqualTo(expected);
        return expected.keySet().stream().map(k -> k.substring(0, 3)).distinct().count();
    }

    private static Node property(String name) {
        return NodeFactory.createURI(Term.NAMESPACE + name);
    }

    private static String plain(Node number) {
        return new BigDecimal(number.getLiteralLexicalForm())
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The file read by other means than ours: its cells as they lie, by organisation and month. */
    private static Map<String, Staff> read(Path file) throws IOException, XMLStreamException {
        var staff = new HashMap<String, Staff>();
        try (var zip = new ZipFile(file.toFile())) {
            var words = words(zip);
            var reader = reader(zip, "xl/worksheets/sheet2.xml");
            var row = new HashMap<Character, String>();
            char column = 'A';
            boolean isWord = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("row")) {
                    row.clear();
                } else if (event == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("c")) {
                    column = reader.getAttributeValue(null, "r").charAt(0);
                    isWord = "s".equals(reader.getAttributeValue(null, "t"));
                } else if (event == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("v")) {
                    var text = reader.getElementText();
                    row.put(column, isWord ? words.get(Integer.parseInt(text)) : text);
                } else if (event == XMLStreamReader.END_ELEMENT
                        && reader.getLocalName().equals("row")
                        && row.getOrDefault('A', "").matches("\\d{4}-[A-Z]{3}")) {
                    var month = row.getOrDefault('A', "").replace("SEP", "09").replace("JUN", "06");
                    staff.computeIfAbsent(row.getOrDefault('B', "") + " " + month, k -> new Staff())
                            .add(row.getOrDefault('D', ""), new BigDecimal(row.getOrDefault('F', "0")));
                }
            }
        }
        return staff;
    }

    private static List<String> words(ZipFile zip) throws IOException, XMLStreamException {
        var words = new ArrayList<String>();
        var reader = reader(zip, "xl/sharedStrings.xml");
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals("t")) {
                words.add(reader.getElementText());
            }
        }
        return words;
    }

    private static XMLStreamReader reader(ZipFile zip, String entry) throws IOException, XMLStreamException {
        return XMLInputFactory.newFactory().createXMLStreamReader(zip.getInputStream(zip.getEntry(entry)), "UTF-8");
    }
}
