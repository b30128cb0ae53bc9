package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String SECRET = "key-of-a-partner-that-nobody-else-knows-43ch";
    private static final byte[] BODY = "{\"events\":[]}".getBytes(StandardCharsets.UTF_8);

    private static Signature.Request request(
            String method, String target, String timestamp, String nonce, byte[] body) {
        return new Signature.Request(method, target, timestamp, nonce, body);
    }

    /** The value is OpenSSL's: {@code printf 'POST\n/v1/events\n1790000000\nnonce-01\n…' | openssl dgst -sha256 -hmac "$SECRET"}. */
    @Test
    void it_is_what_a_partner_computes_with_other_tools() {
        assertThat(Signature.of(request("POST", "/v1/events", "1790000000", "nonce-01", BODY), SECRET))
                .isEqualTo("1d9379d8845f1d0dba5ff86082c44d62a48dcdc1fd641454c65e7387b2386cb6");
    }

    @Test
    void every_part_of_the_request_counts() {
        Signature.Request whole = request("POST", "/v1/events", "1790000000", "nonce-01", BODY);
        String signature = Signature.of(whole, SECRET);
        assertThat(Signature.isOf(whole, SECRET, signature)).isTrue();
        assertThat(Signature.isOf(whole, SECRET + "x", signature)).isFalse();
        assertThat(Signature.isOf(whole, SECRET, "")).isFalse();
        assertThat(Signature.isOf(request("GET", "/v1/events", "1790000000", "nonce-01", BODY), SECRET, signature))
                .isFalse();
        assertThat(Signature.isOf(
                        request("POST", "/v1/events?after=1", "1790000000", "nonce-01", BODY), SECRET, signature))
                .isFalse();
        assertThat(Signature.isOf(request("POST", "/v1/events", "1790000001", "nonce-01", BODY), SECRET, signature))
                .isFalse();
        assertThat(Signature.isOf(request("POST", "/v1/events", "1790000000", "nonce-02", BODY), SECRET, signature))
                .isFalse();
        assertThat(Signature.isOf(
                        request("POST", "/v1/events", "1790000000", "nonce-01", new byte[0]), SECRET, signature))
                .isFalse();
    }
}
