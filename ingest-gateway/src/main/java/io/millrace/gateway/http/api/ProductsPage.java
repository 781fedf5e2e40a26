package io.millrace.gateway.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.gateway.catalogue.Catalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some products.
 *
 * @param next what to ask for next as {@code after}, null when these are the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductsPage(List<ProductView> products, @Nullable String next) {

    static ProductsPage of(Catalogue.Page page) {
        return new ProductsPage(page.products().stream().map(ProductView::of).toList(), page.next());
    }
}
