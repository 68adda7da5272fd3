package org.digitalcommons.publish.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Unreadable;

/** Reads an old Excel workbook ({@code .xls}); hidden sheets too, since that is where returns keep their data. */
final class OldWorkbook {

    private OldWorkbook() {}

    static List<Sheet> sheets(String name, FileContent content) throws Unreadable {
        var budget = new CellBudget(name);
        try (var in = content.open();
                var book = new HSSFWorkbook(in)) {
            var sheets = new ArrayList<Sheet>();
            boolean countsFrom1904 = book.getInternalWorkbook().isUsing1904DateWindowing();
            for (var sheet : book) {
                var lines = new ArrayList<Sheet.Line>();
                for (var row : sheet) {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < row.getLastCellNum(); i++) {
                        var cell = row.getCell(i);
                        cells.add(cell == null ? "" : text(cell, countsFrom1904));
                    }
                    budget.cells(cells.size());
                    lines.add(new Sheet.Line(row.getRowNum() + 1, cells));
                }
                int place = book.getSheetIndex(sheet);
                sheets.add(Sheet.of(sheet.getSheetName(), lines, true, false)
                        .with(new Sheet.Traits(
                                book.isSheetHidden(place) || book.isSheetVeryHidden(place), countsFrom1904)));
            }
            return sheets;
        } catch (CellBudget.Excess excess) {
            throw excess.unreadable();
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(
                    "%s is not a whole old Excel workbook (.xls): it may be cut off or of another kind. Save it as .xlsx or CSV and publish that."
                            .formatted(name));
        }
    }

    /** The value as it is stored, of a formula the one it came to when the file was saved. */
    private static String text(Cell cell, boolean countsFrom1904) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                StoredNumber.text(
                        cell.getNumericCellValue(),
                        cell.getCellStyle().getDataFormat(),
                        cell.getCellStyle().getDataFormatString(),
                        countsFrom1904);
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            default -> "";
        };
    }
}
