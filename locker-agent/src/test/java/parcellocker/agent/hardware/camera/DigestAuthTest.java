package parcellocker.agent.hardware.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.camera.DigestAuth.Challenge;
import parcellocker.agent.hardware.camera.DigestAuth.Login;
import parcellocker.agent.hardware.camera.DigestAuth.Request;

class DigestAuthTest {
    private static final Login MUFASA = new Login("Mufasa", "Circle of Life");
    private static final Request INDEX = new Request("GET", "/dir/index.html");
    private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    private static String asked(String algorithm) {
        return "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm
                + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\""
                + ", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    }

    private static String answer(String header, Login login, String cnonce) {
        return DigestAuth.answer(Challenge.of(header).orElseThrow(), login, INDEX, cnonce);
    }

    /** RFC 7616, section 3.9.1. */
    @Test
    void theExamplesOfTheStandardComeOut() {
        assertThat(answer(asked("MD5"), MUFASA, CNONCE))
                .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"")
                .contains("nc=00000001")
                .contains("qop=auth,")
                .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
        assertThat(answer(asked("SHA-256"), MUFASA, CNONCE))
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"")
                .contains("algorithm=SHA-256");
    }

    /** RFC 2069, with its erratum 749: without a quality. */
    @Test
    void theOldestServersAreAnsweredTheOldWay() {
        String header = "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"";
        assertThat(answer(header, new Login("Mufasa", "CircleOfLife"), "unused"))
                .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
                .doesNotContain("cnonce");
    }

    @Test
    void whatCannotBeAnsweredIsNoChallenge() {
        assertThat(Challenge.of("Basic realm=\"camera\"")).isEmpty();
        assertThat(Challenge.of("Digest realm=\"a\"")).as("no nonce").isEmpty();
        assertThat(Challenge.of("Digest nonce=\"a\", algorithm=SHA-512")).isEmpty();
        assertThat(Challenge.of("Digest nonce=\"a\", qop=\"auth-int\"")).isEmpty();
        assertThat(Challenge.of("Digest nonce=\"" + "a".repeat(3_000) + "\"")).isEmpty();
    }

    @Test
    void quotedSignsAreUnderstoodAndQuotedAgain() {
        Challenge challenge =
                Challenge.of("Digest realm=\"a \\\"b\\\"\", nonce=\"n\"").orElseThrow();
        assertThat(challenge.realm()).isEqualTo("a \"b\"");
        assertThat(DigestAuth.answer(challenge, MUFASA, INDEX, "c")).contains("realm=\"a \\\"b\\\"\"");
    }
}
