package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.mail.internet.MimeMessage;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.parcels.Channel;
import parcellocker.bridge.trust.Authority;
import parcellocker.bridge.trust.Papers;

/** A real mail server, which takes, refuses, hangs and drops. */
class SmtpChannelTest {
    private static final String TO = "zhang.san@mail.example.cn";
    private static final String ID = "0b7d5c0e-6f0c-4a5e-9a39-0e3f2c1d7a55";
    private static final Channel.Text TEXT =
            new Channel.Text("【洛快柜】快件 / Parcel", "取件码12345670\n\nPickup code: 12345670\n");

    /** A busy machine is no failed server. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final PostOffice post = PostOffice.plain();

    @AfterEach
    void stop() {
        post.close();
    }

    private SmtpChannel channel() {
        return new SmtpChannel(mail(post.port(), Config.MailSecurity.PLAIN, Optional.empty(), List.of()), LONG);
    }

    private static Config.Mail mail(
            int port, Config.MailSecurity security, Optional<Config.MailLogin> login, List<X509Certificate> trust) {
        return new Config.Mail(
                new Config.MailServer("localhost", port, security),
                "notice@city.example",
                login,
                trust,
                new Config.Letterhead("洛快柜", "0379-12345"));
    }

    @Test
    void a_message_arrives_as_it_was_written_and_says_that_a_machine_wrote_it() throws Exception {
        assertThat(channel().send(ID, TO, TEXT)).isEqualTo(Channel.Answer.TAKEN);
        MimeMessage mail = post.got.getFirst();
        assertThat(mail.getSubject()).isEqualTo(TEXT.subject());
        assertThat(mail.getContent()).isEqualTo(TEXT.body().replace("\n", "\r\n"));
        assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@city.example>");
        assertThat(Duration.between(mail.getSentDate().toInstant(), Instant.now()))
                .isLessThan(Duration.ofMinutes(5));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getFrom()[0]).hasToString("=?UTF-8?B?5rSb5b+r5p+c?= <notice@city.example>");
        assertThat(post.envelopes).containsExactly("from notice@city.example", "to " + TO);
    }

    @ParameterizedTest
    @CsvSource({
        "TAKES, TAKEN",
        "SENDER_UNWANTED, FAILED",
        "ADDRESS_BUSY, FAILED",
        "ADDRESS_UNKNOWN, REFUSED",
        "CONTENT_BUSY, FAILED",
        "CONTENT_UNWANTED, REFUSED"
    })
    void only_a_lasting_word_about_the_address_or_the_content_refuses_it(PostOffice.Mood mood, Channel.Answer answer) {
        post.moods.add(mood);
        assertThat(channel().send(ID, TO, TEXT)).isEqualTo(answer);
    }

    @Test
    void a_server_that_is_busy_and_then_is_not_gets_it_once() {
        post.moods.add(PostOffice.Mood.ADDRESS_BUSY);
        assertThat(channel().send(ID, TO, TEXT)).isEqualTo(Channel.Answer.FAILED);
        assertThat(channel().send(ID, TO, TEXT)).isEqualTo(Channel.Answer.TAKEN);
        assertThat(post.got).hasSize(1);
    }

    @Test
    void a_server_that_drops_the_line_after_the_last_dot_gets_it_again_under_the_same_id() throws Exception {
        post.moods.add(PostOffice.Mood.DROPS_AFTER_DATA);
        assertThat(channel().send(ID, TO, TEXT)).isEqualTo(Channel.Answer.FAILED);
        assertThat(channel().send(ID, TO, TEXT)).isEqualTo(Channel.Answer.TAKEN);
        assertThat(post.got).hasSize(2);
        assertThat(post.got.get(0).getMessageID())
                .isEqualTo(post.got.get(1).getMessageID())
                .isEqualTo("<" + ID + "@city.example>");
    }

    @Test
    @Timeout(20)
    void a_server_that_hangs_has_failed_and_holds_nobody() {
        post.moods.add(PostOffice.Mood.HANGS);
        SmtpChannel hasty = new SmtpChannel(
                mail(post.port(), Config.MailSecurity.PLAIN, Optional.empty(), List.of()), Duration.ofMillis(700));
        assertThat(hasty.send(ID, TO, TEXT)).isEqualTo(Channel.Answer.FAILED);
    }

    @Test
    void a_server_that_is_not_there_has_failed() {
        SmtpChannel channel = channel();
        post.close();
        assertThat(channel.send(ID, TO, TEXT)).isEqualTo(Channel.Answer.FAILED);
    }

    @Test
    void without_tls_nothing_is_said_unless_it_was_allowed() {
        SmtpChannel careful =
                new SmtpChannel(mail(post.port(), Config.MailSecurity.STARTTLS, Optional.empty(), List.of()));
        assertThat(careful.send(ID, TO, TEXT)).isEqualTo(Channel.Answer.FAILED);
        assertThat(post.envelopes).isEmpty();
    }

    @Test
    void by_starttls_the_server_is_known_by_its_authority_and_the_bridge_by_its_password() {
        Authority.Term day = new Authority.Term(Instant.now(), Duration.ofDays(1));
        Authority authority = Authority.create("Test", day);
        Papers papers = Papers.issue(authority, "post", List.of("localhost"), day);
        List<X509Certificate> trust = List.of(authority.certificate());
        try (PostOffice guarded = PostOffice.guarded(papers.identity().context())) {
            assertThat(sent(guarded, PostOffice.PASSWORD, trust)).isEqualTo(Channel.Answer.TAKEN);
            assertThat(sent(guarded, "another", trust)).isEqualTo(Channel.Answer.FAILED);
            assertThat(sent(guarded, PostOffice.PASSWORD, List.of())).isEqualTo(Channel.Answer.FAILED);
            assertThat(guarded.got).hasSize(1);
        }
    }

    private static Channel.Answer sent(PostOffice to, String password, List<X509Certificate> trust) {
        Config.MailLogin login = new Config.MailLogin(PostOffice.USER, password);
        return new SmtpChannel(mail(to.port(), Config.MailSecurity.STARTTLS, Optional.of(login), trust), LONG)
                .send(ID, TO, TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a@b.cn\r\nBcc: all@b.cn'",
                "'a@b.cn, c@d.cn'",
                "'\"a b\"@b.cn'",
                "'Zhang <a@b.cn>'",
                "'a@[127.0.0.1]'",
                "'a@localhost'",
                "''"
            })
    void what_is_no_single_plain_address_is_sent_nowhere(String to) {
        assertThat(channel().send(ID, to, TEXT)).isEqualTo(Channel.Answer.REFUSED);
        assertThat(post.envelopes).isEmpty();
    }

    @Test
    void no_name_of_a_locker_begins_another_header() throws Exception {
        String evil = "Gate\r\nBcc: all@b.cn\r\n\r\nbody\u0085\u2028x";
        channel().send(ID, TO, new Channel.Text(evil, "text"));
        MimeMessage mail = post.got.getFirst();
        assertThat(mail.getSubject()).isEqualTo("Gate Bcc: all@b.cn body x");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(post.envelopes).hasSize(2);
    }

    @Test
    void no_line_of_the_log_holds_the_address_the_code_or_the_password() {
        Logger logger = (Logger) LoggerFactory.getLogger(SmtpChannel.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        try {
            for (PostOffice.Mood mood : List.of(
                    PostOffice.Mood.SENDER_UNWANTED,
                    PostOffice.Mood.ADDRESS_UNKNOWN,
                    PostOffice.Mood.CONTENT_UNWANTED,
                    PostOffice.Mood.DROPS_AFTER_DATA)) {
                post.moods.add(mood);
                channel().send(ID, TO, TEXT);
            }
        } finally {
            logger.detachAppender(heard);
        }
        assertThat(heard.list).hasSize(4).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).contains(ID).doesNotContain("zhang", "12345670", "mail.example");
            assertThat(event.getThrowableProxy()).isNull();
        });
    }
}
