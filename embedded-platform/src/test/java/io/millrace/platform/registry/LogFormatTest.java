package io.millrace.platform.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {
    private final LogFormat format = new LogFormat();

    @Test
    void writesVersionsAsConfluentDoes() {
        LogRecord version = new LogRecord.Version("a-value", 2, 7, "\"string\"", false);

        assertThat(key(version))
                .isEqualTo("{\"keytype\":\"SCHEMA\",\"subject\":\"a-value\",\"version\":2,\"magic\":1}");
        assertThat(value(version))
                .isEqualTo(
                        "{\"subject\":\"a-value\",\"version\":2,\"id\":7,\"schema\":\"\\\"string\\\"\",\"deleted\":false}");
    }

    @Test
    void writesLevelsAsConfluentDoes() {
        LogRecord ofAll = new LogRecord.Level(null, CompatibilityLevel.FULL);
        LogRecord ofOne = new LogRecord.Level("a-value", null);

        assertThat(key(ofAll)).isEqualTo("{\"keytype\":\"CONFIG\",\"magic\":0}");
        assertThat(value(ofAll)).isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(key(ofOne)).isEqualTo("{\"keytype\":\"CONFIG\",\"subject\":\"a-value\",\"magic\":0}");
        assertThat(format.value(ofOne)).isNull();
    }

    @Test
    void writesDeletionsAsConfluentDoes() {
        LogRecord deleted = new LogRecord.DeletedSubject("a-value", 3);
        LogRecord erased = new LogRecord.ErasedVersion("a-value", 3);

        assertThat(key(deleted)).isEqualTo("{\"keytype\":\"DELETE_SUBJECT\",\"subject\":\"a-value\",\"magic\":0}");
        assertThat(value(deleted)).isEqualTo("{\"subject\":\"a-value\",\"version\":3}");
        assertThat(key(erased)).isEqualTo("{\"keytype\":\"SCHEMA\",\"subject\":\"a-value\",\"version\":3,\"magic\":1}");
        assertThat(format.value(erased)).isNull();
    }

    @Test
    void readsBackWhatItWrites() {
        assertReadBack(new LogRecord.Version("a", 1, 1, "\"int\"", true));
        assertReadBack(new LogRecord.ErasedVersion("a", 1));
        assertReadBack(new LogRecord.DeletedSubject("a", 1));
        assertReadBack(new LogRecord.Level("a", CompatibilityLevel.NONE));
        assertReadBack(new LogRecord.Level(null, null));
    }

    @Test
    void readsWhatNewerRegistriesAdd() {
        assertThat(read(
                        "{\"keytype\":\"SCHEMA\",\"subject\":\"a\",\"version\":1,\"magic\":1}",
                        "{\"subject\":\"a\",\"version\":1,\"id\":4,\"md5\":\"x\",\"references\":[],\"schemaType\":null,"
                                + "\"schema\":\"\\\"int\\\"\",\"deleted\":false,\"ts\":5,\"offset\":6}"))
                .isEqualTo(new LogRecord.Version("a", 1, 4, "\"int\"", false));
        assertThat(read(
                        "{\"keytype\":\"CONFIG\",\"subject\":null,\"magic\":0}",
                        "{\"compatibilityLevel\":\"backward\"}"))
                .isEqualTo(new LogRecord.Level(null, CompatibilityLevel.BACKWARD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP", "MODE", "CLEAR_SUBJECT", "SOMETHING_NEW"})
    void passesOverRecordsOfOtherKinds(String kind) {
        assertThat(read("{\"keytype\":\"" + kind + "\",\"magic\":0}", "{\"a\":1}"))
                .isEqualTo(new LogRecord.Nothing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rubbish | {}",
                "{\"keytype\":\"SCHEMA\",\"version\":1} | {\"id\":1,\"schema\":\"a\"}",
                "{\"keytype\":\"SCHEMA\",\"subject\":\"a\",\"version\":\"x\"} | {\"id\":1,\"schema\":\"a\"}",
                "{\"keytype\":\"SCHEMA\",\"subject\":\"a\",\"version\":1} | {\"id\":1}",
                "{\"keytype\":\"SCHEMA\",\"subject\":\"a\",\"version\":1} | {\"id\":1,\"schema\":\"a\",\"schemaType\":\"JSON\"}",
                "{\"keytype\":\"SCHEMA\",\"subject\":\"a\",\"version\":1} | {\"id\":1,\"schema\":\"a\",\"references\":[{}]}",
                "{\"keytype\":\"CONFIG\",\"subject\":\"a\"} | {\"compatibilityLevel\":\"WHATEVER\"}",
            })
    void refusesWhatItCannotUnderstand(String key, String value) {
        assertThatThrownBy(() -> read(key, value)).isInstanceOf(UnreadableRecordException.class);
    }

    private void assertReadBack(LogRecord record) {
        assertThat(format.read(format.key(record), format.value(record))).isEqualTo(record);
    }

    private LogRecord read(String key, String value) {
        return format.read(key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private String key(LogRecord record) {
        return new String(format.key(record), UTF_8);
    }

    private @Nullable String value(LogRecord record) {
        byte[] value = format.value(record);
        return value == null ? null : new String(value, UTF_8);
    }
}
