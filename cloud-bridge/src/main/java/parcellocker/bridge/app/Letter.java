package parcellocker.bridge.app;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import parcellocker.bridge.parcels.Channel;

/** A message as mail: plain text, UTF-8, from a machine (RFC 3834), known by its id however often it comes. */
final class Letter extends MimeMessage {
    private static final ZoneOffset CITY = ZoneOffset.ofHours(8);

    private final String messageId;

    /** To whom, and what it says. */
    record Content(String to, Channel.Text text) {
        @Override
        public String toString() {
            return "a letter";
        }
    }

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static Letter of(Session session, Config.Mail mail, String id, Content content) throws MessagingException {
        Letter letter = new Letter(session, "<" + id + "@" + SmtpChannel.domain(mail) + ">");
        letter.setFrom(sender(mail));
        letter.setRecipient(RecipientType.TO, new InternetAddress(content.to(), true));
        letter.setSubject(oneLine(content.text().subject()), StandardCharsets.UTF_8.name());
        letter.setText(content.text().body(), StandardCharsets.UTF_8.name());
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(CITY)));
        letter.saveChanges();
        return letter;
    }

    private static InternetAddress sender(Config.Mail mail) throws MessagingException {
        try {
            return new InternetAddress(
                    mail.from(), oneLine(mail.letterhead().signature()), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("no UTF-8", impossible);
        }
    }

    /** Names of lockers stand in subjects: nothing that people typed there begins another header. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
