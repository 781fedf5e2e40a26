package io.millrace.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.catalogue.Product;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductReaderTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Origin SHOP = Origin.of(Protocol.PRODUCTS, "shop", "live", null, null, null);

    private final ProductReader reader = new ProductReader(32_768, 256, "USD");

    @Test
    void readsAVersionOfAProduct() throws RefusedException {
        Product product = read("""
                {'productId':'85123A','name':'Heart','category':'Home','brand':'B','price':'2.55','currency':'gbp','inStock':true,
                 'imageUrl':'https://i/','validFrom':'2009-12-01T00:00:00Z','attributes':{'colour':'white','weight':1.50}}""");

        assertThat(product)
                .isEqualTo(Product.newBuilder()
                        .setProductId("85123A")
                        .setName("Heart")
                        .setCategory("Home")
                        .setBrand("B")
                        .setPrice(new BigDecimal("2.550000"))
                        .setCurrency("GBP")
                        .setInStock(true)
                        .setImageUrl("https://i/")
                        .setValidFrom(Instant.parse("2009-12-01T00:00:00Z"))
                        .setAttributes("{\"colour\":\"white\",\"weight\":1.50}")
                        .setReceivedAt(NOON)
                        .build());
    }

    @Test
    void readsThatAProductIsThereNoLonger() throws RefusedException {
        assertThat(read("{'productId':'p','removed':true}").getRemoved()).isTrue();
        assertThat(read("{'productId':'p'}").getRemoved()).isFalse();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read("{'productId':'p','removed':'yes'}"))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_FIELD));
    }

    @Test
    void isValidFromNowWhenNothingElseIsSaid() throws RefusedException {
        Product product = read("{'productId':71053}");

        assertThat(product.getProductId()).isEqualTo("71053");
        assertThat(product.getValidFrom()).isEqualTo(NOON);
        assertThat(product.getInStock()).isNull();
        assertThat(product.getAttributes()).isNull();
    }

    @Test
    void hasACurrencyWithAPriceOnly() throws RefusedException {
        assertThat(read("{'productId':'p','price':1}").getCurrency()).isEqualTo("USD");
        assertThat(read("{'productId':'p'}").getCurrency()).isNull();
    }

    @Test
    void keepsWhatElseIsSaidAsAttributes() throws RefusedException {
        assertThat(read("{'productId':'p','colour':'red','attributes':{'size':'M'}}")
                        .getAttributes())
                .isEqualTo("{\"size\":\"M\",\"colour\":\"red\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'x'} | MISSING_PRODUCT_ID",
                "{'productId':' '} | MISSING_PRODUCT_ID",
                "{'productId':[]} | INVALID_ID",
                "{'productId':'p','price':'x'} | INVALID_AMOUNT",
                "{'productId':'p','price':-1} | INVALID_AMOUNT",
                "{'productId':'p','price':1,'currency':'pounds'} | INVALID_CURRENCY",
                "{'productId':'p','inStock':'yes'} | INVALID_FIELD",
                "{'productId':'p','attributes':[]} | INVALID_FIELD",
                "{'productId':'p','validFrom':'2009-12-01'} | INVALID_TIMESTAMP"
            })
    void refusesWithTheReason(String product, Reason reason) {
        try {
            throw new AssertionError("Took " + read(product));
        } catch (RefusedException e) {
            assertThat(e.reason()).isEqualTo(reason);
        }
    }

    private Product read(String product) throws RefusedException {
        byte[] body = product.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return reader.read(new ItemParser(32).parse(body, new Item(0, body.length, 1, false)), SHOP, NOON);
    }
}
