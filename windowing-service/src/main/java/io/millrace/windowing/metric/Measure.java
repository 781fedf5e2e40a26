package io.millrace.windowing.metric;

import io.millrace.event.Amounts;
import io.millrace.event.clickstream.EnrichedEvent;
import java.math.BigDecimal;

/** A number over the events of a window. */
public sealed interface Measure {
    /** What every measure is before the first event. */
    BigDecimal NOTHING = BigDecimal.ZERO.setScale(Amounts.MONEY_SCALE);

    String name();

    /** The measure over one event. */
    BigDecimal of(EnrichedEvent event);

    /** The measure over two sets of events, of what it is over each. */
    BigDecimal combine(BigDecimal one, BigDecimal other);

    /** Whether a change of the measure can be said as something to add. */
    boolean canBeAdded();

    boolean isMoney();

    /** How many events. */
    record Count(String name) implements Measure {
        private static final BigDecimal ONE = BigDecimal.ONE.setScale(Amounts.MONEY_SCALE);

        @Override
        public BigDecimal of(EnrichedEvent event) {
            return ONE;
        }

        @Override
        public BigDecimal combine(BigDecimal one, BigDecimal other) {
            return one.add(other);
        }

        @Override
        public boolean canBeAdded() {
            return true;
        }

        @Override
        public boolean isMoney() {
            return false;
        }
    }

    /** An amount added up; an event without it adds nothing. */
    record Sum(String name, Amount amount) implements Measure {

        @Override
        public BigDecimal of(EnrichedEvent event) {
            return amount.of(event).setScale(Amounts.MONEY_SCALE);
        }

        @Override
        public BigDecimal combine(BigDecimal one, BigDecimal other) {
            return one.add(other);
        }

        @Override
        public boolean canBeAdded() {
            return true;
        }

        @Override
        public boolean isMoney() {
            return amount.isMoney();
        }
    }
}
