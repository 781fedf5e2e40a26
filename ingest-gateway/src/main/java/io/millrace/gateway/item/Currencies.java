package io.millrace.gateway.item;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which currency amounts are in. */
public final class Currencies {
    private static final Pattern ISO_4217 = Pattern.compile("[A-Za-z]{3}");
    private static final List<String> AMOUNTS =
            List.of("price", "revenue", "value", "total", "subtotal", "shipping", "tax", "discount");

    private Currencies() {}

    /** Whether the properties hold an amount, in a field of its own or not. */
    public static boolean hasAmount(Fields properties) {
        return AMOUNTS.stream().anyMatch(properties::has);
    }

    /** The currency that was sent, else the other one. Whether the code is in use, the list of today cannot say. */
    public static String take(Fields fields, String otherwise) throws RefusedException {
        String currency = fields.takeText("currency");
        if (currency == null) {
            return otherwise;
        }
        if (!ISO_4217.matcher(currency).matches()) {
            throw new RefusedException(
                    Reason.INVALID_CURRENCY, fields.nameOf("currency") + " must be an ISO 4217 code, as in EUR");
        }
        return currency.toUpperCase(Locale.ROOT);
    }
}
