package io.millrace.platform.contract;

import java.net.URI;

/** A registry that can be stopped and started again at the same address. */
interface RegistryUnderTest extends AutoCloseable {

    URI url();

    /** Starts the registry if it is not running, and answers when it serves. */
    void start() throws Exception;

    void stop();

    @Override
    void close();
}
