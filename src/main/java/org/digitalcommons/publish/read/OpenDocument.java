package org.digitalcommons.publish.read;

import com.github.miachm.sods.OfficeCurrency;
import com.github.miachm.sods.OfficePercentage;
import com.github.miachm.sods.Range;
import com.github.miachm.sods.SpreadSheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;
import org.jspecify.annotations.Nullable;

/** Reads an OpenDocument spreadsheet ({@code .ods}); cells say what is stored and not what is shown, as in other workbooks. */
final class OpenDocument {

    /** The name of the first entry, which the standard asks for, behind the header of the archive. */
    private static final int FIRST_NAME = 30;

    private static final String FIRST_ENTRY = "mimetype";

    private OpenDocument() {}

    static boolean is(String name, byte[] start) {
        int end = FIRST_NAME + FIRST_ENTRY.length();
        boolean beginsAsOne = start.length >= end
                && new String(start, FIRST_NAME, FIRST_ENTRY.length(), StandardCharsets.US_ASCII).equals(FIRST_ENTRY);
        boolean isOther = new String(start, StandardCharsets.ISO_8859_1).contains("[Content_Types].xml");
        return beginsAsOne || !isOther && name.toLowerCase(Locale.ROOT).endsWith(".ods");
    }

    static List<Sheet> sheets(String name, FileContent content) throws Unreadable {
        OpenDocumentBounds.check(name, content);
        try (var in = content.open()) {
            var sheets = new ArrayList<Sheet>();
            for (var sheet : new SpreadSheet(in).getSheets()) {
                var lines = sheet.getMaxRows() == 0 || sheet.getMaxColumns() == 0
                        ? List.<Sheet.Line>of()
                        : lines(sheet.getDataRange());
                sheets.add(Sheet.of(sheet.getName(), lines, true, false)
                        .with(new Sheet.Traits(sheet.isHidden(), false)));
            }
            return sheets;
        } catch (IOException | RuntimeException e) {
            throw OpenDocumentBounds.notWhole(name);
        }
    }

    private static List<Sheet.Line> lines(Range range) {
        var values = range.getValues();
        var formulas = range.getFormulas();
        for (var merged : range.getMergedCells()) {
            leaveFirst(merged, values);
        }
        var lines = new ArrayList<Sheet.Line>();
        for (int i = 0; i < values.length; i++) {
            var cells = new ArrayList<String>();
            for (int j = 0; j < values[i].length; j++) {
                var text = text(values[i][j]);
                cells.add(text.isEmpty() && formulas[i][j] != null ? Sheet.NO_RESULT : text);
            }
            var line = new Sheet.Line(i + 1, cells);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** A merged cell says what it says once, where it begins. */
    private static void leaveFirst(Range merged, @Nullable Object[][] values) {
        for (int i = merged.getRow(); i <= merged.getLastRow() && i < values.length; i++) {
            for (int j = merged.getColumn(); j <= merged.getLastColumn() && j < values[i].length; j++) {
                if (i > merged.getRow() || j > merged.getColumn()) {
                    values[i][j] = null;
                }
            }
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Double number) {
            return StoredNumber.text(number);
        }
        if (value instanceof OfficePercentage share) {
            return StoredNumber.text(share.getValue());
        }
        if (value instanceof OfficeCurrency amount) {
            return text(amount);
        }
        if (value instanceof LocalDateTime time) {
            return time.toLocalDate().toString();
        }
        return value == null ? "" : value.toString();
    }

    /** An amount with the code of its currency before it, unless none is said. */
    private static String text(OfficeCurrency amount) {
        var number = StoredNumber.text(amount.getValue());
        var currency = amount.getCurrency();
        return currency == null ? number : currency.getCurrencyCode() + " " + number;
    }
}
