package io.millrace.gateway;

import io.millrace.gateway.access.AddressQuotas;
import io.millrace.gateway.access.AddressRule;
import io.millrace.gateway.access.KeyFile;
import io.millrace.gateway.access.KeyFileWatch;
import io.millrace.gateway.access.Network;
import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.http.CookieSettings;
import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.SenderRule;
import io.millrace.gateway.http.VisitorCookies;
import io.millrace.gateway.privacy.DailySalt;
import io.millrace.gateway.privacy.Fingerprints;
import io.millrace.gateway.privacy.SaltFile;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who may send, how much, and what is taken down of them. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    WriteKeySettings writeKeySettings(GatewayProperties settings, Environment environment) {
        return new WriteKeySettings(settings.writeKeys(), environment);
    }

    @Bean
    WriteKeys writeKeys(WriteKeySettings settings) {
        return new WriteKeys(settings.keys());
    }

    @Bean
    KeyFileWatch keyFileWatch(GatewayProperties settings, WriteKeySettings keySettings, WriteKeys keys) {
        return new KeyFileWatch(Optional.ofNullable(settings.writeKeyFile())
                .map(file -> new KeyFile(file, keySettings::keysWith, keys)));
    }

    @Bean
    AddressQuotas addressQuotas(GatewayProperties settings) {
        return new AddressQuotas(
                settings.limits().eventsPerSecondPerAddress(), settings.limits().burstPerAddress(), System::nanoTime);
    }

    @Bean
    Fingerprints fingerprints(GatewayProperties settings, Clock clock) {
        String secret = settings.privacy().addressSecret();
        return new Fingerprints(
                secret == null
                        ? DailySalt.keptIn(new SaltFile(settings.dataFolder().resolve("address-salt")), clock)
                        : DailySalt.sharedBy(secret, clock));
    }

    @Bean
    VisitorCookies visitorCookies(GatewayProperties settings) {
        PrivacyProperties.Cookie cookie = settings.privacy().cookie();
        return new VisitorCookies(
                new CookieSettings(
                        cookie.name(),
                        cookie.domain(),
                        cookie.maxAge(),
                        cookie.sameSite().label(),
                        cookie.secure()),
                settings.privacy().optOut());
    }

    @Bean
    SenderRule senderRule(GatewayProperties settings, Fingerprints fingerprints, VisitorCookies cookies) {
        PrivacyProperties privacy = settings.privacy();
        AddressRule addresses = new AddressRule(
                settings.clientIp(),
                privacy.trustedProxies().stream().map(Network::of).toList());
        return new SenderRule(
                addresses,
                fingerprints,
                privacy.optOut(),
                privacy.cookie().enabled() ? cookies::idIn : request -> null);
    }

    /** Puts the cookie around what browsers send events to. */
    @Bean
    CookieJar cookieJar(GatewayProperties settings, VisitorCookies cookies) {
        return settings.privacy().cookie().enabled() ? cookies::around : endpoint -> endpoint;
    }

    /** Lets the browsers that an endpoint serves keep the cookie, if they are to have one. */
    @FunctionalInterface
    interface CookieJar {
        Endpoint around(Endpoint endpoint);
    }
}
