package io.millrace.platform.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.millrace.platform.EmbeddedRegistry;
import io.millrace.platform.registry.Http.Answer;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.FreePorts;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A registry at a broker of its own, and what tests say of it. Register it as a static field. */
final class RunningRegistry implements BeforeAllCallback, AfterAllCallback {
    private final BrokerExtension broker = new BrokerExtension();
    private @Nullable EmbeddedRegistry registry;

    @Override
    public void beforeAll(ExtensionContext context) {
        broker.beforeAll(context);
        registry = EmbeddedRegistry.start(broker.bootstrapServers(), FreePorts.find());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (registry != null) {
            registry.close();
        }
        broker.afterAll(context);
    }

    URI url() {
        return requireNonNull(registry, "JUnit has not run the extension").url();
    }

    Http http() {
        return new Http(url());
    }

    static void assertError(Answer answer, int status, int code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(answer.json())
                .asInstanceOf(MAP)
                .containsEntry("error_code", code)
                .containsKey("message");
    }

    static String record(String name, String... fields) {
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[" + String.join(",", fields) + "]}";
    }
}
