package org.digitalcommons.publish.read;

import java.math.BigDecimal;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** Numbers of spreadsheets as text, exactly as they are stored. */
final class StoredNumber {

    private StoredNumber() {}

    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return text(new BigDecimal(Double.toString(value)));
    }

    static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** A number that is shown as a day is that day, as {@code 2022-04-01}, whichever year the workbook counts from. */
    static String text(double value, int index, @Nullable String format, boolean countsFrom1904) {
        boolean isDay = format != null
                && value >= 1
                && DateUtil.isValidExcelDate(value)
                && DateUtil.isADateFormat(index, format);
        return isDay
                ? DateUtil.getLocalDateTime(value, countsFrom1904).toLocalDate().toString()
                : text(value);
    }
}
