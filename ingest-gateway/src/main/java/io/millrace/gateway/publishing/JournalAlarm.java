package io.millrace.gateway.publishing;

import io.millrace.gateway.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, while there is still time, that the journal will soon take no more. */
final class JournalAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(JournalAlarm.class);
    private static final double LOUD = 0.8;
    private static final double QUIET = 0.6;

    private final Journal journal;
    private boolean ringing;

    JournalAlarm(Journal journal) {
        this.journal = journal;
    }

    void look() {
        double usage = journal.usage();
        if (!ringing && usage >= LOUD) {
            ringing = true;
            LOG.warn(
                    "The journal has used up {} % of its space or time, its oldest record waits since {}: bring the brokers back, or raise millrace.gateway.journal.max-size",
                    Math.round(usage * 100), journal.age());
        } else if (ringing && usage < QUIET) {
            ringing = false;
            LOG.info("The journal has room and time again");
        }
    }
}
