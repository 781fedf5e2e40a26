package io.millrace.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.gateway.access.AddressQuotas;
import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.catalogue.CatalogueReading;
import io.millrace.gateway.http.BodyDecoder;
import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.HttpSettings;
import io.millrace.gateway.http.Routes;
import io.millrace.gateway.http.SenderRule;
import io.millrace.gateway.http.Senders;
import io.millrace.gateway.http.api.ActuatorEndpoint;
import io.millrace.gateway.http.api.CatalogueEndpoint;
import io.millrace.gateway.http.api.Deliveries;
import io.millrace.gateway.http.api.ErasuresEndpoint;
import io.millrace.gateway.http.api.EventsEndpoint;
import io.millrace.gateway.http.api.ImportsEndpoint;
import io.millrace.gateway.http.api.OpenApiEndpoint;
import io.millrace.gateway.http.api.ProductsEndpoint;
import io.millrace.gateway.http.coding.Unpacker;
import io.millrace.gateway.http.netty.GatewayServer;
import io.millrace.gateway.http.netty.ServerSettings;
import io.millrace.gateway.imports.ImportWatermarks;
import io.millrace.gateway.intake.Intake;
import io.millrace.streams.boot.ServiceStart;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/** Puts the gateway's API behind its HTTP server. An endpoint of another protocol is one more bean. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    private static final int PART_OF_MEMORY_FOR_BODIES = 8;

    @Bean
    HttpSettings httpSettings(GatewayProperties settings) {
        return new HttpSettings(
                bytes(settings.limits().body()), bytes(settings.limits().rejected()));
    }

    @Bean
    Senders senders(ServiceStart start, WriteKeys keys, AddressQuotas addressQuotas, SenderRule senderRule) {
        return new Senders(start, keys, addressQuotas, senderRule);
    }

    @Bean
    Deliveries deliveries(Senders senders, HttpSettings settings) {
        return new Deliveries(senders, settings);
    }

    @Bean
    Endpoint eventsEndpoint(Deliveries deliveries, Intake eventIntake, AccessConfiguration.CookieJar cookies) {
        return cookies.around(new EventsEndpoint(deliveries, eventIntake));
    }

    @Bean
    ProductsEndpoint productsEndpoint(Deliveries deliveries, Intake productIntake) {
        return new ProductsEndpoint(deliveries, productIntake);
    }

    @Bean
    CatalogueEndpoint catalogueEndpoint(Senders senders, CatalogueReading catalogue, Clock clock) {
        return new CatalogueEndpoint(senders, catalogue, clock);
    }

    @Bean
    ErasuresEndpoint erasuresEndpoint(Deliveries deliveries, Intake erasureIntake) {
        return new ErasuresEndpoint(deliveries, erasureIntake);
    }

    @Bean
    ImportsEndpoint importsEndpoint(Senders senders, ImportWatermarks watermarks) {
        return new ImportsEndpoint(senders, watermarks);
    }

    @Bean
    ActuatorEndpoint actuatorEndpoint(HealthEndpoint health, PrometheusMeterRegistry meters) {
        return new ActuatorEndpoint(health, meters::scrape);
    }

    @Bean
    OpenApiEndpoint openApiEndpoint(@Value("classpath:ingest-gateway.openapi.json") Resource description)
            throws IOException {
        return new OpenApiEndpoint(description.getContentAsByteArray());
    }

    @Bean
    Routes routes(List<Endpoint> endpoints) {
        return Routes.of(endpoints);
    }

    @Bean
    BodyDecoder bodyDecoder(GatewayProperties settings) {
        GatewayProperties.Limits limits = settings.limits();
        return new BodyDecoder(
                new Unpacker(bytes(limits.body()), bytes(limits.unpackedBody()), limits.unpackedRatio()),
                bytes(limits.rejected()));
    }

    @Bean
    HttpMetrics httpMetrics(MeterRegistry registry) {
        return new HttpMetrics(registry);
    }

    @Bean
    GatewayServer gatewayServer(
            GatewayProperties settings,
            Routes routes,
            BodyDecoder decoder,
            HttpMetrics metrics,
            ConfigurableEnvironment environment) {
        GatewayServer server = new GatewayServer(
                serverSettings(settings, environment), routes, decoder, metrics, port -> publish(port, environment));
        metrics.watch(server::connections);
        return server;
    }

    private static ServerSettings serverSettings(GatewayProperties settings, ConfigurableEnvironment environment) {
        GatewayProperties.Http http = settings.http();
        @Nullable String address = environment.getProperty("server.address");
        return new ServerSettings(
                address,
                environment.getRequiredProperty("server.port", Integer.class),
                bytes(settings.limits().body()),
                bytes(settings.limits().rejected()),
                Runtime.getRuntime().maxMemory() / PART_OF_MEMORY_FOR_BODIES,
                bytes(http.headers()),
                new ServerSettings.Timeouts(
                        http.headerTimeout(), http.bodyTimeout(), http.idleTimeout(), settings.ackTimeout()));
    }

    /** Under the name that Boot's own servers use. */
    private static void publish(int port, ConfigurableEnvironment environment) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("server.ports", Map.of("local.server.port", port)));
    }

    private static int bytes(DataSize size) {
        return Math.toIntExact(size.toBytes());
    }
}
