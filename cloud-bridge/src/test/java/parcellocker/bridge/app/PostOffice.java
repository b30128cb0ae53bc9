package parcellocker.bridge.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server that does the next time what it is told to do; after that, and by itself, it takes what comes. */
final class PostOffice implements AutoCloseable {
    static final String USER = "bridge@city.example";
    static final String PASSWORD = "pw-of-the-post-9";

    /** What one attempt meets. */
    enum Mood {
        TAKES,
        SENDER_UNWANTED,
        ADDRESS_BUSY,
        ADDRESS_UNKNOWN,
        CONTENT_BUSY,
        CONTENT_UNWANTED,
        HANGS,
        DROPS_AFTER_DATA
    }

    final List<MimeMessage> got = new CopyOnWriteArrayList<>();
    final Deque<Mood> moods = new ArrayDeque<>();
    /** Its words repeat what was said to it, as servers' do. */
    final List<String> envelopes = new CopyOnWriteArrayList<>();

    private final CountDownLatch theEnd = new CountDownLatch(1);
    private final AtomicReference<Socket> line = new AtomicReference<>();
    private final SMTPServer server;

    /** One without TLS, for anybody. */
    static PostOffice plain() {
        return new PostOffice(Optional.empty());
    }

    /** One that asks for TLS and for a password. */
    static PostOffice guarded(SSLContext context) {
        return new PostOffice(Optional.of(context));
    }

    private PostOffice(Optional<SSLContext> context) {
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(unused -> new Clerk())
                .insertReceivedHeaders(false)
                .serverSocketFactory(Listening::new);
        context.ifPresent(tls -> builder.startTlsSocketFactory(tls)
                .requireTLS()
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, unused) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                })));
        server = builder.build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    /** Whose lines can be cut. */
    private final class Listening extends ServerSocket {
        Listening() throws IOException {
            super();
        }

        @Override
        public Socket accept() throws IOException {
            Socket accepted = super.accept();
            line.set(accepted);
            return accepted;
        }
    }

    private final class Clerk implements MessageHandler {
        private final Mood mood = Optional.ofNullable(moods.poll()).orElse(Mood.TAKES);

        @Override
        public void from(String from) throws RejectException {
            envelopes.add("from " + from);
            refuseIf(Mood.SENDER_UNWANTED, 550, from);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            envelopes.add("to " + recipient);
            refuseIf(Mood.ADDRESS_BUSY, 451, recipient);
            refuseIf(Mood.ADDRESS_UNKNOWN, 550, recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] all = data.readAllBytes();
            refuseIf(Mood.CONTENT_BUSY, 451, "");
            refuseIf(Mood.CONTENT_UNWANTED, 554, "");
            got.add(parsed(all));
            if (mood == Mood.HANGS) {
                awaitTheEnd();
            }
            if (mood == Mood.DROPS_AFTER_DATA) {
                line.get().close();
            }
            return "250 Ok";
        }

        @Override
        public void done() {}

        private void refuseIf(Mood wanted, int code, String whom) throws RejectException {
            if (mood == wanted) {
                throw new RejectException(code, "no thanks, <" + whom + ">");
            }
        }
    }

    private void awaitTheEnd() {
        try {
            boolean unused = theEnd.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static MimeMessage parsed(byte[] data) throws IOException {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
        } catch (MessagingException broken) {
            throw new UncheckedIOException(new IOException(broken));
        }
    }

    @Override
    public void close() {
        theEnd.countDown();
        server.stop();
    }
}
