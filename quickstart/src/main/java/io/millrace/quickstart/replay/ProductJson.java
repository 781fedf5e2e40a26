package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.OnlineRetail;
import io.millrace.quickstart.retail.ProductVersion;
import tools.jackson.core.JsonGenerator;

/** Writes product versions as the gateway's catalogue takes them. */
final class ProductJson implements JsonLine<ProductVersion> {

    @Override
    public void write(JsonGenerator json, ProductVersion version) {
        json.writeStartObject();
        json.writeStringProperty("productId", version.productId());
        if (version.name() != null) {
            json.writeStringProperty("name", version.name());
        }
        json.writeStringProperty("price", version.price().toPlainString());
        json.writeStringProperty("currency", OnlineRetail.CURRENCY);
        json.writeStringProperty("validFrom", Times.iso(version.validFrom()));
        json.writeEndObject();
    }
}
