package org.digitalcommons.publish.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.digitalcommons.AnyText;
import org.digitalcommons.DefaultStore;

/** What holds for any amount in any of the field's spellings, and for any text in their place. */
@Tag("slow")
@Tag("thorough")
class NumberPropertiesTest {

    private static final CellWords WORDS = CellWords.of(DefaultStore.ROOMS.graph("ontology"));
    private static final Currencies CURRENCIES = Currencies.of(DefaultStore.ROOMS.graph("ontology"));

    @Provide
    Arbitrary<BigDecimal> amount() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999.99"), new BigDecimal("999999999.99"))
                .ofScale(2);
    }

    /** How somebody writes an amount. */
    enum Spelling {
        PLAIN(' ', '.', "%s", "%s"),
        COMMAS(',', '.', "%s", "-%s"),
        BLANKS(' ', '.', "%s", "-%s"),
        NARROW_BLANKS('\u202F', '.', "%s", "\u2212%s"),
        BRACKETS(',', '.', "%s", "(%s)"),
        BEHIND(',', '.', "%s", "%s-"),
        CREDIT(',', '.', "%s DR", "%s CR"),
        POUNDS(',', '.', "£%s", "-£%s"),
        POUNDS_IN_BRACKETS(',', '.', "£ %s", "(£%s)"),
        EUROS_BEHIND('.', ',', "%s €", "-%s €"),
        CODE('\'', '.', "EUR %s", "EUR -%s"),
        COMMA('.', ',', "%s", "-%s");

        private final char thousands;
        private final char decimals;
        private final String more;
        private final String less;

        Spelling(char thousands, char decimals, String more, String less) {
            this.thousands = thousands;
            this.decimals = decimals;
            this.more = more;
            this.less = less;
        }

        String write(BigDecimal amount) {
            if (this == PLAIN) {
                return amount.toPlainString();
            }
            var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
            symbols.setDecimalSeparator(decimals);
            symbols.setGroupingSeparator(thousands);
            var figures = new DecimalFormat("#,##0.00", symbols).format(amount.abs());
            return (amount.signum() < 0 ? less : more).formatted(figures);
        }

        NumberForm form() {
            return decimals == ',' ? NumberForm.COMMA : NumberForm.POINT;
        }

        Optional<String> currency() {
            if (more.contains("£")) {
                return Optional.of("GBP");
            }
            return more.matches(".*(€|EUR).*") ? Optional.of("EUR") : Optional.empty();
        }
    }

    @Property(seed = "18")
    void anAmountIsTheSameInEverySpelling(@ForAll("amount") BigDecimal amount, @ForAll Spelling spelling) {
        var written = spelling.write(amount);
        var read = NumberText.read(written, spelling.form(), WORDS, CURRENCIES);
        assertThat(read.value().asNumber())
                .as(written)
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(amount));
        assertThat(read.currency()).as(written).isEqualTo(spelling.currency());
    }

    @Provide
    Arbitrary<String> cell() {
        return AnyText.with(
                "1", "234", ",", ".", " ", "(", ")", "-", "+", "£", "€", "EUR", "%", "e9", "E-9", "k", "m", "bn", "CR",
                "DR", "'", "n/a", "\u2212");
    }

    /** What is read is a plain decimal that says which digits stood there; anything else is not a number. */
    @Property(seed = "18")
    void anyTextIsANumberOrNone(@ForAll("cell") String cell, @ForAll NumberForm form) {
        var read = NumberText.read(cell, form, WORDS, CURRENCIES);
        if (read.value().isReadable()) {
            read.value().text().ifPresent(text -> {
                assertThat(text).matches("-?\\d+(\\.\\d+)?");
                assertThat(text.length())
                        .as("a cell of %d letters", cell.length())
                        .isLessThan(cell.length() + 120);
            });
        } else {
            assertThat(read.value().text()).contains(cell.strip());
        }
    }
}
