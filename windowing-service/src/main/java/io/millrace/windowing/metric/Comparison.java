package io.millrace.windowing.metric;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an amount must compare with a number; a subject without the amount does not. */
public record Comparison(Amount amount, Operator operator, BigDecimal number) {
    private static final Pattern FORM = Pattern.compile("\\s*(<=|>=|!=|<|>|=)\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

    /** Reads {@code ">= 100"}; empty when that is not what it says. */
    public static Optional<Comparison> parse(Amount amount, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        for (Operator operator : Operator.values()) {
            if (operator.sign.equals(form.group(1))) {
                return Optional.of(new Comparison(amount, operator, new BigDecimal(form.group(2))));
            }
        }
        return Optional.empty();
    }

    boolean holds(Subject subject) {
        return amount.of(subject)
                .map(value -> operator.holds(value.compareTo(number)))
                .orElse(false);
    }

    @Override
    public String toString() {
        return operator.sign + " " + number.toPlainString();
    }

    /** How two numbers may compare. */
    public enum Operator {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        UNEQUAL("!="),
        AT_LEAST(">="),
        MORE(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        private boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case AT_LEAST -> order >= 0;
                case MORE -> order > 0;
            };
        }
    }
}
