package org.digitalcommons.publish.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.digitalcommons.publish.Unreadable;

/** The tables in the content of an OpenDocument spreadsheet. Used once, by one thread. */
final class OpenDocumentTables {

    private static final int DAY = 10;

    private final String file;
    private final XMLStreamReader xml;
    private final Set<String> hiddenStyles = new HashSet<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private String style = "";
    private final CellBudget budget;

    OpenDocumentTables(String file, XMLStreamReader xml, CellBudget budget) {
        this.file = file;
        this.xml = xml;
        this.budget = budget;
    }

    List<Sheet> read() throws XMLStreamException, Unreadable {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw OpenDocument.notWhole(file);
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                start();
            }
        }
        return List.copyOf(sheets);
    }

    private void start() throws XMLStreamException, Unreadable {
        switch (xml.getLocalName()) {
            case "style" -> style = said("name").orElse("");
            case "table-properties" -> said("display").filter("false"::equals).ifPresent(no -> hiddenStyles.add(style));
            case "table" -> sheets.add(table());
            default -> {}
        }
    }

    private Sheet table() throws XMLStreamException, Unreadable {
        var title = said("name").orElse("");
        boolean isHidden = said("style-name").filter(hiddenStyles::contains).isPresent();
        var lines = new ArrayList<Sheet.Line>();
        long above = 0;
        while (!isEnd("table")) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("table-row")) {
                long times = repeated("number-rows-repeated");
                var row = row();
                if (!row.isEmpty()) {
                    for (long i = 1; i <= times; i++) {
                        budget.cells(row.size());
                        lines.add(new Sheet.Line((int) Math.min(above + i, Integer.MAX_VALUE), row));
                    }
                }
                above += times;
            }
        }
        return Sheet.of(title, lines, true, false).with(new Sheet.Traits(isHidden, false));
    }

    /** The cells of a row up to the last that says something; it may say nothing for a million more. */
    private List<String> row() throws XMLStreamException, Unreadable {
        var row = new ArrayList<String>();
        long empty = 0;
        while (!isEnd("table-row")) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            boolean isCovered = xml.getLocalName().equals("covered-table-cell");
            if (isCovered || xml.getLocalName().equals("table-cell")) {
                long times = repeated("number-columns-repeated");
                var text = cell();
                if (isCovered || text.isBlank()) {
                    empty += times;
                } else {
                    budget.cells(empty + times);
                    for (; empty > 0; empty--) {
                        row.add("");
                    }
                    for (long i = 0; i < times; i++) {
                        row.add(text);
                    }
                }
            }
        }
        return List.copyOf(row);
    }

    private String cell() throws XMLStreamException {
        var kind = said("value-type").orElse("");
        var value = said("value");
        var currency = said("currency");
        var day = said("date-value");
        var other = said("boolean-value").or(() -> said("string-value"));
        boolean isFormula = said("formula").isPresent();
        var shown = shown();
        var stored = switch (kind) {
            case "float", "percentage" -> value.map(OpenDocumentTables::number);
            case "currency" -> value.map(v -> currency.map(c -> c + " ").orElse("") + number(v));
            case "date" -> day.map(d -> d.substring(0, Math.min(DAY, d.length())));
            default -> other;
        };
        var text = stored.orElse(shown);
        return isFormula && text.isBlank() && !kind.equals("string") ? Sheet.NO_RESULT : text;
    }

    private static String number(String value) {
        try {
            return StoredNumber.text(new BigDecimal(value.strip()));
        } catch (NumberFormatException noNumber) {
            return value;
        }
    }

    /** The paragraphs of a cell, without the notes that are pinned to it and the tables within it. */
    private String shown() throws XMLStreamException {
        var text = new StringBuilder();
        budget.begin();
        int depth = 1;
        int aside = 0;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                aside += aside > 0 || isAside() ? 1 : 0;
                if (aside == 0) {
                    text.append(sign(!text.isEmpty()));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                aside -= aside > 0 ? 1 : 0;
            } else if (isText(event) && aside == 0 && depth > 1) {
                budget.letters(xml.getTextLength());
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private boolean isAside() {
        return xml.getLocalName().equals("annotation") || xml.getLocalName().equals("table");
    }

    private String sign(boolean isWithin) {
        return switch (xml.getLocalName()) {
            case "s" -> " ".repeat((int) Math.min(repeated("c"), DAY));
            case "tab" -> "\t";
            case "line-break" -> "\n";
            case "p" -> isWithin ? "\n" : "";
            default -> "";
        };
    }

    private boolean isEnd(String element) {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(element);
    }

    /** An attribute by its own name; the vocabularies that it may be of do not share any that are read here. */
    private Optional<String> said(String attribute) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(attribute)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    private long repeated(String attribute) {
        var times = said(attribute).map(String::strip).orElse("1");
        return times.matches("\\d{1,9}") ? Long.parseLong(times) : CellBudget.MOST_CELLS + 1;
    }
}
