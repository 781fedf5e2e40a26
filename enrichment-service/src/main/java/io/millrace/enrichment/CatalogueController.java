package io.millrace.enrichment;

import io.millrace.enrichment.catalogue.ProductCatalogue;
import io.millrace.streams.boot.LocalStores;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells those who send products how far the catalogue has been read, so that they can send events after it. */
@RestController
class CatalogueController {
    private final LocalStores stores;

    CatalogueController(LocalStores stores) {
        this.stores = stores;
    }

    @GetMapping("/v1/catalogue/position")
    PositionView position() {
        return new PositionView(
                stores.get(ProductCatalogue.NAME, ProductCatalogue.TYPE).position());
    }

    /**
     * How far the catalogue has been read.
     *
     * @param position the first offset of the topic of products that has not been read; the gateway answers with the same
     */
    record PositionView(long position) {}
}
