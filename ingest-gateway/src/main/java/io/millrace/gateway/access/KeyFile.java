package io.millrace.gateway.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the write keys as a file says. It is read again when its contents change, wherever they lie: where secrets are mounted
 * a file is a link that is turned round. A file that cannot be read leaves the keys as they are.
 */
public final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final Path file;
    private final Reader reader;
    private final WriteKeys keys;
    private byte[] contents = {};
    private boolean wrong;

    /** Reads what a file says. */
    @FunctionalInterface
    public interface Reader {
        /**
         * The keys by their secrets.
         *
         * @throws RuntimeException that says what is wrong with them
         */
        Map<String, WriteKey> read(byte[] contents);
    }

    public KeyFile(Path file, Reader reader, WriteKeys keys) {
        this.file = file;
        this.reader = reader;
        this.keys = keys;
    }

    /** Looks whether the file has changed. It never fails, and says in the log once what is wrong. */
    public void look() {
        try {
            byte[] now = Files.readAllBytes(file);
            if (!Arrays.equals(now, contents)) {
                contents = now;
                wrong = false;
                Map<String, WriteKey> read = reader.read(now);
                keys.replace(read);
                LOG.info("{} write keys are good, as {} says", read.size(), file);
            }
        } catch (IOException | RuntimeException e) {
            complain(e);
        }
    }

    private void complain(Exception failure) {
        if (!wrong) {
            LOG.warn("The write keys stay as they are, for {} cannot be read: {}", file, failure.getMessage());
        }
        wrong = true;
    }
}
