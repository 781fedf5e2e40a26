package io.millrace.gateway.http.netty;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/** The network address of whoever opened a connection. */
final class RemoteAddress {
    private RemoteAddress() {}

    static String of(Channel connection) {
        if (connection.remoteAddress() instanceof InetSocketAddress address && address.getAddress() != null) {
            return address.getAddress().getHostAddress();
        }
        return "";
    }
}
