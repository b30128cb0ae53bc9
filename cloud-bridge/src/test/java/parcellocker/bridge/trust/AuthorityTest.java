package parcellocker.bridge.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Pem;

class AuthorityTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Authority.Term YEAR = new Authority.Term(NOON, Duration.ofDays(365));

    @TempDir
    Path folder;

    private final Authority authority = Authority.create("Test", YEAR);

    @Test
    void a_callers_certificate_says_its_name_and_is_good_for_calling_only() throws Exception {
        var certificate = authority.caller(Identity.newKey().getPublic(), "LY-000017", YEAR);
        certificate.verify(authority.certificate().getPublicKey());
        certificate.checkValidity(Date.from(NOON.minusSeconds(3_000)));
        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(NOON.plus(Duration.ofDays(365))));
        assertThat(Identity.name(certificate)).contains("LY-000017");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void a_name_cannot_smuggle_a_second_one_in() {
        var certificate = authority.caller(Identity.newKey().getPublic(), "x,CN=LY-000017", YEAR);
        assertThat(Identity.name(certificate)).contains("x,CN=LY-000017");
    }

    @Test
    void a_servers_certificate_names_hosts_and_addresses() throws Exception {
        var certificate =
                authority.server(Identity.newKey().getPublic(), List.of("city.example", "127.0.0.1", "::1"), YEAR);
        assertThat(certificate.getSubjectAlternativeNames()).hasSize(3);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void it_rests_in_two_files_of_its_owner_and_is_never_overwritten() throws Exception {
        authority.write(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.key"))))
                .isEqualTo("rw-------");
        assertThat(Authority.read(folder).certificate()).isEqualTo(authority.certificate());
        assertThatThrownBy(() -> authority.write(folder)).isInstanceOf(FileAlreadyExistsException.class);
        Files.writeString(
                folder.resolve("ca.key"), Pem.privateKey(Identity.newKey().getPrivate()));
        assertThatThrownBy(() -> Authority.read(folder)).isInstanceOf(ProblemException.class);
    }

    @Test
    void the_list_of_the_revoked_names_exactly_those() throws Exception {
        var revoked = authority.caller(Identity.newKey().getPublic(), "LY-000017", YEAR);
        var other = authority.caller(Identity.newKey().getPublic(), "LY-000018", YEAR);
        byte[] der = Pem.blocks(authority.revoked(List.of(revoked.getSerialNumber()), YEAR), Pem.REVOKED)
                .getFirst();
        var list = java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCRL(new java.io.ByteArrayInputStream(der));
        assertThat(list.isRevoked(revoked)).isTrue();
        assertThat(list.isRevoked(other)).isFalse();
    }

    @Test
    void nothing_of_a_key_is_printed() {
        assertThat(authority.toString()).isEqualTo("Authority[Test]");
        assertThat(Papers.issue(authority, "a.b", List.of(), YEAR).toString()).doesNotContain("PRIVATE");
    }
}
