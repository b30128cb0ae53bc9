package parcellocker.sim.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.services.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import parcellocker.contract.wire.Identity;

/** HiveMQ CE in this process, on the loopback, nothing kept on disk but its configuration. */
public final class Broker implements AutoCloseable {
    private final EmbeddedHiveMQ hivemq;
    private final int port;

    private Broker(EmbeddedHiveMQ hivemq, int port) {
        this.hivemq = hivemq;
        this.port = port;
    }

    /**
     * Starts and returns once clients may connect.
     *
     * @param port TCP port, or 0 for any free one
     * @param folder what the broker writes stays below it
     * @throws IOException if the folder cannot be written or the port is taken
     */
    public static Broker start(int port, Path folder, Users users) throws IOException {
        return start(folder, plain(port), new Access(new ByPassword(users)));
    }

    /**
     * As {@link #start}, but over TLS 1.3 and for callers with a certificate only.
     *
     * @param identity the broker's own, and whose certificates it believes
     */
    public static Broker startSecure(int port, Path folder, Identity identity) throws IOException {
        Path store = Files.createDirectories(folder.resolve("conf")).resolve("broker.p12");
        String password = Keystores.write(identity, store);
        return start(folder, secure(port, store, password), new Access(new ByCertificate()));
    }

    private static Broker start(Path folder, String listener, Access access) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("config.xml"), configuration(listener));
        EmbeddedHiveMQ hivemq = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withEmbeddedExtension(extension(access))
                .withoutLoggingBootstrap()
                .build();
        try {
            hivemq.start().join();
        } catch (CompletionException refused) {
            throw new IOException("the broker did not start", refused);
        }
        return new Broker(hivemq, listening());
    }

    /** Its port on the loopback. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        try {
            hivemq.close();
        } catch (ExecutionException broken) {
            throw new IOException("the broker did not stop", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int listening() {
        return Services.adminService().getServerInformation().getListener().stream()
                .mapToInt(Listener::getPort)
                .findFirst()
                .orElseThrow();
    }

    private static String plain(int port) {
        return """
                <tcp-listener>
                    <port>%d</port>
                    <bind-address>127.0.0.1</bind-address>
                </tcp-listener>
                """.formatted(port);
    }

    private static String secure(int port, Path store, String password) {
        return """
                <tls-tcp-listener>
                    <port>%d</port>
                    <bind-address>127.0.0.1</bind-address>
                    <tls>
                        <protocols><protocol>TLSv1.3</protocol></protocols>
                        <keystore>
                            <path>%s</path>
                            <password>%s</password>
                            <private-key-password>%s</private-key-password>
                        </keystore>
                        <truststore><path>%s</path><password>%s</password></truststore>
                        <client-authentication-mode>REQUIRED</client-authentication-mode>
                    </tls>
                </tls-tcp-listener>
                """.formatted(port, store, password, password, store, password);
    }

    private static String configuration(String listener) {
        return """
            <?xml version="1.0"?>
            <hivemq>
                <listeners>
                    %s
                </listeners>
                <mqtt>
                    <packets><max-packet-size>131072</max-packet-size></packets>
                    <queued-messages><max-queue-size>20000</max-queue-size></queued-messages>
                </mqtt>
                <persistence><mode>in-memory</mode></persistence>
                <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """.formatted(listener.strip());
    }

    private static EmbeddedExtension extension(Access access) {
        return EmbeddedExtension.builder()
                .withId("parcel-locker-access")
                .withName("Who may say and hear what")
                .withVersion("1")
                .withAuthor("parcellocker")
                .withPriority(0)
                .withStartPriority(1000)
                .withExtensionMain(access)
                .build();
    }
}
