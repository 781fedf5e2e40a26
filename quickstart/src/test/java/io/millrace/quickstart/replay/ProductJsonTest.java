package io.millrace.quickstart.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.retail.ProductVersion;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

class ProductJsonTest {

    @Test
    void writesAVersion() {
        assertThat(written("HOLDER \"WHITE\"")).isEqualTo("""
                        {"productId":"85123A","name":"HOLDER \\"WHITE\\"","price":"2.50","currency":"GBP",\
                        "validFrom":"2010-12-01T00:00:00.000Z"}""");
    }

    @Test
    void leavesOutANameThatNobodyKnows() {
        assertThat(written(null)).startsWith("{\"productId\":\"85123A\",\"price\":");
    }

    private static String written(@Nullable String name) {
        Instant midnight = Instant.parse("2010-12-01T00:00:00Z");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(out)) {
            new ProductJson().write(json, new ProductVersion("85123A", name, new BigDecimal("2.50"), midnight));
        }
        return out.toString(UTF_8);
    }
}
