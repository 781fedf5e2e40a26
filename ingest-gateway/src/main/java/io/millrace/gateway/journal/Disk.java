package io.millrace.gateway.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Where a journal's files are, so that a test can have one that fails. */
interface Disk {
    Disk LOCAL = FileChannel::open;

    FileChannel open(Path path, OpenOption... options) throws IOException;
}
