package io.millrace.gateway;

import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.cloudevents.CloudEventParcels;
import io.millrace.gateway.cloudevents.CloudEventsEndpoint;
import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.api.Deliveries;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.pixel.PixelEndpoint;
import io.millrace.gateway.pixel.PixelParcels;
import io.millrace.gateway.segment.SegmentEndpoint;
import io.millrace.gateway.segment.SegmentParcels;
import io.millrace.gateway.snowplow.SnowplowEndpoint;
import io.millrace.gateway.snowplow.SnowplowParcels;
import io.millrace.gateway.snowplow.SnowplowSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets other vendors' clients send their events in their own way. */
@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {

    @Bean
    IntakeLimits intakeLimits(GatewayProperties settings) {
        return GatewayConfiguration.intakeLimits(settings.limits());
    }

    @Bean
    SegmentParcels segmentParcels(IntakeLimits limits) {
        return new SegmentParcels(limits);
    }

    @Bean
    Endpoint segmentEndpoint(
            Deliveries deliveries,
            Intake eventIntake,
            SegmentParcels parcels,
            WriteKeys keys,
            GatewayProperties settings,
            AccessConfiguration.CookieJar cookies) {
        int maxBodyBytes = Math.toIntExact(settings.limits().segmentBody().toBytes());
        return cookies.around(new SegmentEndpoint(deliveries, eventIntake, parcels, keys, maxBodyBytes));
    }

    @Bean
    Endpoint snowplowEndpoint(
            Deliveries deliveries,
            Intake eventIntake,
            IntakeLimits limits,
            GatewayProperties settings,
            AccessConfiguration.CookieJar cookies) {
        SnowplowSettings paths = new SnowplowSettings(
                settings.snowplow().postPath(), settings.snowplow().getPath());
        return cookies.around(new SnowplowEndpoint(deliveries, eventIntake, new SnowplowParcels(limits), paths));
    }

    @Bean
    CloudEventsEndpoint cloudEventsEndpoint(Deliveries deliveries, Intake eventIntake, IntakeLimits limits) {
        return new CloudEventsEndpoint(deliveries, eventIntake, new CloudEventParcels(limits));
    }

    @Bean
    Endpoint pixelEndpoint(
            Deliveries deliveries,
            Intake eventIntake,
            IntakeLimits limits,
            SegmentParcels parcels,
            AccessConfiguration.CookieJar cookies) {
        return cookies.around(new PixelEndpoint(deliveries, eventIntake, new PixelParcels(limits, parcels)));
    }
}
