package io.millrace.streams.topic;

/** A setting of an existing topic that is not what the catalogue says, and that the suite can live with. */
public record TopicDifference(String topic, String setting, String wanted, String found) {

    @Override
    public String toString() {
        return "%s has %s=%s, the suite's default is %s".formatted(topic, setting, found, wanted);
    }
}
