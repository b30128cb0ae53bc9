package parcellocker.bridge.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.parcels.Channel;
import parcellocker.bridge.parcels.EmailAddress;
import parcellocker.contract.wire.Identity;

/**
 * Hands messages to a mail server over SMTP, one in a connection. What the server has answered 250 after the last dot is taken; a 5xx to the
 * address or to what the message says refuses it for good; everything else is tried again with the same Message-ID, also where the answer to the last
 * dot was lost, so that a recipient may get one twice, and their mail program knows it.
 */
final class SmtpChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpChannel.class);
    /** For all of it: whoever answers letter by letter keeps nobody longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Config.Mail mail;
    private final Session session;
    private final Duration patience;

    SmtpChannel(Config.Mail mail) {
        this(mail, PATIENCE);
    }

    SmtpChannel(Config.Mail mail, Duration patience) {
        this.mail = mail;
        this.patience = patience;
        this.session = Session.getInstance(properties(mail, patience));
    }

    private static Properties properties(Config.Mail mail, Duration patience) {
        Config.MailServer server = mail.server();
        Properties all = new Properties();
        all.put("mail.transport.protocol", "smtp");
        all.put("mail.smtp.host", server.host());
        all.put("mail.smtp.port", Integer.toString(server.port()));
        String step = Long.toString(patience.toMillis());
        all.put("mail.smtp.connectiontimeout", step);
        all.put("mail.smtp.timeout", step);
        all.put("mail.smtp.writetimeout", step);
        all.put("mail.smtp.from", mail.from());
        all.put("mail.smtp.localhost", domain(mail));
        all.put("mail.smtp.auth", Boolean.toString(mail.login().isPresent()));
        // What was taken is taken, whatever becomes of the farewell.
        all.put("mail.smtp.quitwait", "false");
        boolean isTls = server.security() == Config.MailSecurity.TLS;
        boolean isStartTls = server.security() == Config.MailSecurity.STARTTLS;
        all.put("mail.smtp.ssl.enable", Boolean.toString(isTls));
        all.put("mail.smtp.starttls.enable", Boolean.toString(isStartTls));
        all.put("mail.smtp.starttls.required", Boolean.toString(isStartTls));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        all.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        if (!mail.trust().isEmpty()) {
            all.put(
                    "mail.smtp.ssl.socketFactory",
                    Identity.anonymous(mail.trust()).getSocketFactory());
        }
        return all;
    }

    static String domain(Config.Mail mail) {
        return mail.from().substring(mail.from().indexOf('@') + 1);
    }

    @Override
    public Answer send(String id, String to, Text text) {
        if (!EmailAddress.is(to)) {
            LOG.info("{} is for what is no mail address", id);
            return Answer.REFUSED;
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        // Interrupted, a virtual thread closes the socket that it waits at.
        Thread speaking =
                Thread.ofVirtual().name("smtp " + id).start(() -> answer.complete(said(id, to, text, answer)));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.info("the mail server did not take {} within {}", id, patience);
            return Answer.FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.FAILED;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            speaking.interrupt();
        }
    }

    /** Of what went wrong only kinds and numbers are logged: servers repeat the address in their words. */
    private Answer said(String id, String to, Text text, CompletableFuture<Answer> answer) {
        try {
            MimeMessage message = Letter.of(session, mail, id, new Letter.Content(to, text));
            try (Transport transport = session.getTransport()) {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
                // Before the farewell, in which the line may break.
                answer.complete(Answer.TAKEN);
                return Answer.TAKEN;
            }
        } catch (MessagingException broken) {
            SmtpRefusal refusal = SmtpRefusal.of(broken);
            LOG.info("the mail server did not take {}: {}", id, refusal);
            return refusal.isForGood() ? Answer.REFUSED : Answer.FAILED;
        } catch (RuntimeException broken) {
            LOG.info("{} could not be handed on: {}", id, broken.getClass().getName());
            return Answer.FAILED;
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (mail.login().isPresent()) {
            Config.MailLogin login = mail.login().get();
            transport.connect(login.user(), login.password());
        } else {
            transport.connect();
        }
    }
}
