package io.millrace.enrichment;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.millrace.enrichment.customer.CustomerStage;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.web.Access;
import io.millrace.streams.web.RequiresKey;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is known of a customer. */
@RestController
class CustomerController {
    private final LocalStores stores;

    CustomerController(LocalStores stores) {
        this.stores = stores;
    }

    @GetMapping("/v1/customers/{customerId}")
    @RequiresKey(Access.READ)
    CustomerView customer(@PathVariable String customerId) {
        ReadOnlyKeyValueStore<String, CustomerHistory> customers = stores.get(CustomerStage.CUSTOMERS, keyValueStore());
        CustomerHistory history = customers.get(customerId);
        if (history == null) {
            throw new UnknownCustomerException(customerId);
        }
        return CustomerView.of(customerId, history);
    }
}
