package io.millrace.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectsTest {
    private static final String TEXT = "\"string\"";
    private static final String NUMBER = "\"int\"";

    private final Subjects subjects = new Subjects();

    @Test
    void knowsASchemaByItsIdUnderEverySubject() {
        subjects.apply(version("a", 1, 5, TEXT));

        assertThat(subjects.idFor(TEXT)).isEqualTo(5);
        assertThat(subjects.idFor(NUMBER)).isEqualTo(6);
    }

    @Test
    void knowsASchemaHoweverItWasWrittenDown() {
        subjects.apply(version("a", 1, 5, "{ \"type\" : \"string\" }"));

        assertThat(subjects.idFor(TEXT)).isEqualTo(5);
        assertThat(subjects.withSchema("a", TEXT)).hasSize(1);
    }

    @Test
    void neverGivesOutAnIdAgainWhileItRuns() {
        subjects.apply(version("a", 1, 5, TEXT));

        subjects.apply(new LogRecord.ErasedVersion("a", 1));

        assertThat(subjects.idFor(TEXT)).isEqualTo(6);
        assertThat(subjects.versions("a")).isEmpty();
    }

    @Test
    void deletesTheVersionsOfASubjectUpToOne() {
        subjects.apply(version("a", 1, 1, TEXT));
        subjects.apply(version("a", 2, 2, NUMBER));
        subjects.apply(version("a", 3, 1, TEXT));

        subjects.apply(new LogRecord.DeletedSubject("a", 2));

        assertThat(subjects.versions("a"))
                .extracting(LogRecord.Version::deleted)
                .containsExactly(true, true, false);
    }

    @Test
    void letsTheLastRecordOfALevelStand() {
        subjects.apply(new LogRecord.Level("a", CompatibilityLevel.FULL));
        subjects.apply(new LogRecord.Level(null, CompatibilityLevel.NONE));

        subjects.apply(new LogRecord.Level("a", null));

        assertThat(subjects.level("a")).isEmpty();
        assertThat(subjects.defaultLevel()).contains(CompatibilityLevel.NONE);
    }

    @Test
    void standsDeletionsOfWhatItDoesNotKnow() {
        subjects.apply(new LogRecord.DeletedSubject("a", 2));
        subjects.apply(new LogRecord.ErasedVersion("a", 1));
        subjects.apply(new LogRecord.Nothing());

        assertThat(subjects.allVersions()).isEmpty();
    }

    private static LogRecord.Version version(String subject, int version, int id, String schema) {
        return new LogRecord.Version(subject, version, id, schema, false);
    }
}
