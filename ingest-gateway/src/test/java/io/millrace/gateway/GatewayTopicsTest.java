package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.catalogue.Product;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class GatewayTopicsTest {

    @Test
    void givesEveryVersionOfAProductItsOwnKey() {
        Instant validFrom = Instant.parse("2009-12-01T00:00:00Z");
        Product product = Product.newBuilder()
                .setProductId("85123A")
                .setValidFrom(validFrom)
                .setReceivedAt(validFrom)
                .build();

        ProducerRecord<byte[], byte[]> record = GatewayTopics.with(AvroSerdes.against(new InMemorySchemaRegistry()))
                .record(product);

        assertThat(record.topic()).isEqualTo("catalogue.products.v1");
        assertThat(new String(record.key(), UTF_8)).isEqualTo("85123A@2009-12-01T00:00:00.000Z");
    }
}
