package io.millrace.gateway.publishing;

import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Failures after which a producer can do nothing more, whatever becomes of the brokers. */
final class FatalFailures {
    private static final List<Class<? extends Throwable>> FATAL = List.of(
            AuthenticationException.class,
            ClusterAuthorizationException.class,
            InvalidPidMappingException.class,
            ProducerFencedException.class,
            UnsupportedVersionException.class,
            // It is closed.
            IllegalStateException.class);

    private FatalFailures() {}

    static boolean include(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isFatalByItself(cause)) {
                return true;
            }
        }
        return false;
    }

    /** A producer that is in its error state, or whose sending thread has ended, says so by an exception of no narrower kind. */
    private static boolean isFatalByItself(Throwable failure) {
        return failure.getClass() == KafkaException.class || FATAL.stream().anyMatch(kind -> kind.isInstance(failure));
    }
}
