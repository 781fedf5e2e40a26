package io.millrace.gateway.http.coding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackerTest {
    private static final int MAX_PLAIN = 1000;
    private static final int MAX_UNPACKED = 50_000;
    private static final int MAX_RATIO = 20;
    private static final int BOMB = 64 * 1024 * 1024;

    private final Unpacker unpacker = new Unpacker(MAX_PLAIN, MAX_UNPACKED, MAX_RATIO);

    @ParameterizedTest
    @EnumSource
    void unpacksWhatClientsPack(ContentCoding coding) throws IOException {
        Unpacked unpacked = unpacker.unpack(coding, Packed.event(coding));

        assertThat(unpacked.isTooLarge()).isFalse();
        assertThat(new String(unpacked.bytes(), UTF_8)).isEqualTo(Packed.EVENT);
    }

    @ParameterizedTest
    @EnumSource
    void stopsABombWhereAPlainBodyWouldBeTooLarge(ContentCoding coding) throws IOException {
        byte[] bomb = Packed.zeros(coding, BOMB);

        Unpacked unpacked = unpacker.unpack(coding, bomb);

        assertThat(unpacked.isTooLarge()).isTrue();
        assertThat(unpacked.bytes()).hasSize((int)
                Math.min(MAX_UNPACKED, Math.max(MAX_PLAIN, (long) bomb.length * MAX_RATIO)));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatBreaksOff(ContentCoding coding) {
        byte[] packed = Packed.event(coding);
        byte[] half = Arrays.copyOf(packed, packed.length / 2);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> unpacker.unpack(coding, half));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNotPacked(ContentCoding coding) {
        byte[] plain = "{\"type\":\"page\"}".getBytes(UTF_8);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> unpacker.unpack(coding, plain));
    }
}
