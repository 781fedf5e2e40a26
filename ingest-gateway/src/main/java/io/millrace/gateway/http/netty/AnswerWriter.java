package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.IngestAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** Writes answers in HTTP/1.1. */
final class AnswerWriter {
    private static final FullHttpResponse CONTINUE =
            new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER);

    private AnswerWriter() {}

    static void write(ChannelHandlerContext connection, Arrival arrival, IngestAnswer answer) {
        FullHttpResponse response = response(answer, arrival.isHead());
        Cors.allow(arrival.origin(), response.headers());
        send(connection, response, arrival.keepsConnection(), arrival.isOfHttp10());
    }

    /** Writes an answer to no request that could be read, and closes. */
    static void writeLast(ChannelHandlerContext connection, IngestAnswer answer) {
        send(connection, response(answer, false), false, false);
    }

    private static FullHttpResponse response(IngestAnswer answer, boolean withoutBody) {
        ByteBuf body = withoutBody ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body());
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        if (answer.contentType() != null) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach(headers::set);
        return response;
    }

    static void writePreflight(ChannelHandlerContext connection, HttpRequest preflight) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
        Cors.allowPreflight(preflight, response.headers());
        send(connection, response, HttpUtil.isKeepAlive(preflight), false);
    }

    // Whether it arrives, the client will show.
    @SuppressWarnings("FutureReturnValueIgnored")
    static void writeContinue(ChannelHandlerContext connection) {
        connection.writeAndFlush(CONTINUE.retainedDuplicate());
    }

    // A client that is gone hears no answer, and its connection ends by itself.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(
            ChannelHandlerContext connection, FullHttpResponse response, boolean keep, boolean sayThatItIsKept) {
        if (!keep) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (sayThatItIsKept) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        ChannelFuture written = connection.writeAndFlush(response);
        if (!keep) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }
}
