package io.millrace.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for this machine, signed by itself and made by the JDK's own tool.
 *
 * @param keyStore with the certificate and its key
 * @param pem the certificate alone, for those who are to trust it
 */
record Certificate(Path keyStore, Path pem) {
    static final String PASSWORD = "changeit";
    private static final String ALIAS = "brokers";

    static Certificate make(Path folder) {
        Path keyStore = folder.resolve("server.p12");
        Path pem = folder.resolve("ca.crt");
        keytool(
                keyStore,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=millrace",
                "-validity",
                "2",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost");
        keytool(keyStore, "-exportcert", "-alias", ALIAS, "-rfc", "-file", pem.toString());
        return new Certificate(keyStore, pem);
    }

    private static void keytool(Path keyStore, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", keyStore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process keytool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(keyStore.resolveSibling("keytool.log").toFile())
                    .start();
            if (!keytool.waitFor(2, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
                throw new IllegalStateException(
                        "keytool failed: " + RepositoryFiles.text(keyStore.resolveSibling("keytool.log")));
            }
        } catch (IOException e) {
            throw new IllegalStateException("There is no keytool in java.home", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
