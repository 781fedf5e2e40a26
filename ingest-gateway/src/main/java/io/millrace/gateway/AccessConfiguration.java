package io.millrace.gateway;

import io.millrace.gateway.access.AddressQuotas;
import io.millrace.gateway.access.AddressRule;
import io.millrace.gateway.access.KeyFile;
import io.millrace.gateway.access.KeyFileWatch;
import io.millrace.gateway.access.Network;
import io.millrace.gateway.access.WriteKeys;
import java.util.Optional;
import java.util.UUID;
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
    AddressRule addressRule(GatewayProperties settings) {
        GatewayProperties.Privacy privacy = settings.privacy();
        String secret = privacy.addressSecret() == null ? UUID.randomUUID().toString() : privacy.addressSecret();
        return new AddressRule(
                settings.clientIp(),
                privacy.trustedProxies().stream().map(Network::of).toList(),
                secret,
                privacy.honourOptOut());
    }
}
