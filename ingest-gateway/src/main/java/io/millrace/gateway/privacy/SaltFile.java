package io.millrace.gateway.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the salt of a day through a restart, and that of no other day: the new one takes the place of the old. */
public final class SaltFile {
    private static final Logger LOG = LoggerFactory.getLogger(SaltFile.class);
    private static final int SALT_BYTES = 32;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    public SaltFile(Path file) {
        this.file = file;
    }

    /** The salt of a day: as it was kept, or a new one. */
    byte[] saltOf(LocalDate date) {
        try {
            String[] kept = Files.exists(file) ? Files.readString(file).strip().split(" ", 2) : new String[0];
            if (kept.length == 2 && kept[0].equals(date.toString())) {
                return HexFormat.of().parseHex(kept[1]);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Today's salt cannot be read and is made anew: {}", e.toString());
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        keep(date, salt);
        return salt;
    }

    private void keep(LocalDate date, byte[] salt) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(next, (date + " " + HexFormat.of().formatHex(salt) + "\n").getBytes(UTF_8));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn(
                    "Today's salt cannot be kept: after a restart the hashes of today will be others: {}",
                    e.toString());
        }
    }
}
