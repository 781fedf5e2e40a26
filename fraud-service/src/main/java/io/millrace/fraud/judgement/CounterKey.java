package io.millrace.fraud.judgement;

/** Under what an entity's counters are kept: those of each timeline by themselves. */
public record CounterKey(String timeline, String entity) {
    private static final char SEPARATOR = '\0';

    static CounterKey of(String text) {
        int end = text.indexOf(SEPARATOR);
        return new CounterKey(text.substring(0, end), text.substring(end + 1));
    }

    public String text() {
        return timeline + SEPARATOR + entity;
    }
}
