package io.millrace.gateway.intake;

import java.time.Duration;
import java.util.Optional;

/** How much a sender may still send. */
@FunctionalInterface
public interface Allowance {
    /** For whoever may send as much as they like. */
    Allowance UNLIMITED = items -> Optional.empty();

    /** Takes items off what may be sent; answers how long to wait when that is used up. */
    Optional<Duration> take(int items);

    /** Both this and the other; what one of them grants is gone even when the other refuses. */
    default Allowance and(Allowance other) {
        return items -> take(items).or(() -> other.take(items));
    }
}
