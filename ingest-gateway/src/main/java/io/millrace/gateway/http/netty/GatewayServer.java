package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.BodyDecoder;
import io.millrace.gateway.http.Routes;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The HTTP server: it listens from when it is started, and lets requests in flight be answered when it is stopped. */
public final class GatewayServer implements SmartLifecycle {
    /** Before the start steps, so that health is answered meanwhile; at the end before the promises, which wait for its requests. */
    public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 2048;

    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final int WAITING_CONNECTIONS = 1024;

    private final ServerSettings settings;
    private final Routes routes;
    private final BodyDecoder decoder;
    private final RequestListener listener;
    private final IntConsumer onListening;
    private final Connections connections = new Connections();
    private @Nullable EventLoopGroup loops;
    private @Nullable Workers workers;
    private @Nullable Channel door;

    /**
     * Serves routes.
     *
     * @param onListening is told the port
     */
    public GatewayServer(
            ServerSettings settings,
            Routes routes,
            BodyDecoder decoder,
            RequestListener listener,
            IntConsumer onListening) {
        this.settings = settings;
        this.routes = routes;
        this.decoder = decoder;
        this.listener = listener;
        this.onListening = onListening;
    }

    /** How many connections are open. */
    public int connections() {
        return connections.count();
    }

    @Override
    public synchronized void start() {
        int processors = Runtime.getRuntime().availableProcessors();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                processors, new DefaultThreadFactory("gateway-http"), NioIoHandler.newFactory());
        Workers pool = new Workers(processors);
        loops = group;
        workers = pool;
        Serving serving = new Serving(
                routes,
                settings,
                new Dispatch(pool, decoder),
                listener,
                connections,
                new HeldBodies(settings.maxHeldBytes()));
        ServerBootstrap server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new PipelineInitializer(serving));
        door = listen(server);
        int port = ((InetSocketAddress) door.localAddress()).getPort();
        LOG.info("Listening on port {}", port);
        onListening.accept(port);
    }

    private Channel listen(ServerBootstrap server) {
        InetSocketAddress address = settings.address() == null
                ? new InetSocketAddress(settings.port())
                : new InetSocketAddress(settings.address(), settings.port());
        try {
            return server.bind(address).syncUninterruptibly().channel();
        } catch (RuntimeException | Error e) {
            shutDown();
            throw e;
        }
    }

    @Override
    public synchronized void stop() {
        if (door != null) {
            door.close().awaitUninterruptibly();
            door = null;
        }
        try {
            connections.end(settings.timeouts().stop());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shutDown();
    }

    private void shutDown() {
        if (workers != null) {
            workers.close();
        }
        if (loops != null) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return door != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static final class PipelineInitializer extends ChannelInitializer<SocketChannel> {
        private static final int CHUNK = 64 * 1024;
        private final Serving serving;

        PipelineInitializer(Serving serving) {
            this.serving = serving;
        }

        @Override
        protected void initChannel(SocketChannel connection) {
            Deadlines deadlines = new Deadlines(serving.settings().timeouts());
            ChannelPipeline pipeline = connection.pipeline();
            pipeline.addLast(deadlines);
            pipeline.addLast(new HttpServerCodec(new HttpDecoderConfig()
                    .setMaxInitialLineLength(serving.settings().maxHeaderBytes())
                    .setMaxHeaderSize(serving.settings().maxHeaderBytes())
                    .setMaxChunkSize(CHUNK)));
            pipeline.addLast(new ConnectionHandler(serving, deadlines));
        }
    }
}
